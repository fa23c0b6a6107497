/** Recorded answers of the model, one file a scenario: read for the strict replay, written by `--record`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isSameKey, type RequestKey, whatDiffers } from './requestKey.ts';

const RECORDING_FOLDER = join(import.meta.dirname, '..', 'recordings');

const recordingSchema = z.strictObject({
  /** Who answered: the service, or its stand-in by the scenario's script. */
  source: z.enum(['gemini', 'stand-in']),
  answers: z.array(
    z.strictObject({
      key: z.strictObject({ model: z.string(), prompt: z.string(), tools: z.string(), messages: z.string() }),
      status: z.number().int(),
      body: z.unknown(),
    }),
  ),
});
export type Recording = z.infer<typeof recordingSchema>;
export type RecordedAnswer = Recording['answers'][number];

const pathOf = (scenarioId: string, folder: string): string => join(folder, `${scenarioId}.json`);

/** Null when the scenario was never recorded. */
export function readRecording(scenarioId: string, folder: string = RECORDING_FOLDER): Recording | null {
  let text: string;
  try {
    text = readFileSync(pathOf(scenarioId, folder), 'utf8');
  } catch {
    return null;
  }
  return recordingSchema.parse(JSON.parse(text));
}

export function writeRecording(
  scenarioId: string,
  recording: Recording,
  folder: string = RECORDING_FOLDER,
): void {
  const path = pathOf(scenarioId, folder);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(recording, null, 1)}\n`);
}

export interface Tape {
  /** The next answer recorded for this request, or null: then `misses` says why. */
  next(key: RequestKey): RecordedAnswer | null;
  readonly misses: readonly string[];
}

/** Plays recorded answers back, each once; trials of one scenario share a recording, so what was asked k times was recorded once for each. */
export function tapeOf(recording: Recording | null): Tape {
  const left = [...(recording?.answers ?? [])];
  const known = left.map(({ key }) => key);
  const misses: string[] = [];
  return {
    misses,
    next(key) {
      const index = left.findIndex((answer) => isSameKey(answer.key, key));
      if (index < 0) {
        misses.push(`a request to ${key.model} is not recorded; ${whatDiffers(key, known)}`);
        return null;
      }
      return left.splice(index, 1)[0] ?? null;
    },
  };
}
