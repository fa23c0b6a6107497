/** A play in the form that vitest-evals keeps: messages, calls of tools and their results, in order. Its local report shows them. */
import type { TranscriptEvent } from 'vitest-evals';
import { toJsonValue } from 'vitest-evals';
import type { Play, PlayTurn } from '../play/record.ts';

export const transcriptOf = ({ turns }: Play): TranscriptEvent[] =>
  turns.length === 0
    ? [{ type: 'message', role: 'user', content: '(nothing was said)' }]
    : turns.flatMap(eventsOf);

function eventsOf(turn: PlayTurn): TranscriptEvent[] {
  const calls = turn.traces.flatMap((trace) =>
    trace.calls.map((made, index) => ({ id: `${trace.turnId} ${index}`, made })),
  );
  return [
    { type: 'message', role: 'user', content: `${turn.by}: ${turn.did}` },
    ...calls.flatMap(({ id, made }): TranscriptEvent[] => [
      {
        type: 'tool_call',
        id,
        name: made.call.tool,
        arguments: (toJsonValue(made.call.arguments) ?? {}) as Record<string, never>,
      },
      { type: 'tool_result', toolCallId: id, name: made.call.tool, content: made.result },
    ]),
    ...turn.heard.map(
      (heard): TranscriptEvent => ({
        type: 'message',
        role: 'assistant',
        content: [heard.text, ...heard.choices.map((choice) => `[${choice}]`)].join('\n'),
      }),
    ),
  ];
}
