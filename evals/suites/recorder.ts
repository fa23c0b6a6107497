/** Gathers what the model answered in all trials of a scenario, and writes it down at the end of the suite. */
import { type RecordedAnswer, writeRecording } from '../model/recordings.ts';
import type { Arm } from '../run/runOrder.ts';

export interface Recorder {
  keep(scenarioId: string, answers: readonly RecordedAnswer[]): void;
  write(arm: Arm): void;
}

export function recorder(isOn: boolean): Recorder {
  const gathered = new Map<string, RecordedAnswer[]>();
  return {
    keep(scenarioId, answers) {
      if (!isOn) return;
      const own = gathered.get(scenarioId) ?? [];
      own.push(...answers);
      gathered.set(scenarioId, own);
    },
    write(arm) {
      const source = arm.reader === 'gemini' ? 'gemini' : 'stand-in';
      for (const [scenarioId, answers] of gathered) writeRecording(scenarioId, { source, answers });
    },
  };
}
