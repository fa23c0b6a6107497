/** Builds the buttons of menus: a label, and the tool call that it stands for. */
import type { Choice } from '../../../domain/message/outgoingMessage.ts';
import type { ToolCall } from '../../../domain/message/toolCall.ts';
import type { Labels } from '../../../wording/wording.ts';

export const choice = (label: string, tool: string, args: ToolCall['arguments'] = {}): Choice => ({
  label,
  call: { tool, arguments: args },
});

export const yesChoice = (label: Labels, call: ToolCall): Choice => ({
  label: label.yes,
  call,
  means: 'yes',
});

/** No changes nothing: the present step is shown again. */
export const noChoice = (label: Labels): Choice => ({ ...choice(label.no, 'showMenu'), means: 'no' });

export const backChoice = (label: Labels): Choice => choice(label.back, 'goBack');

/** Out of a menu beside the state's own: the step itself is shown again. */
export const backToMenuChoice = (label: Labels): Choice => choice(label.back, 'showMenu');

/** Choices two a row, as a phone shows short labels best. */
export function inRows(choices: readonly Choice[], perRow: number): readonly (readonly Choice[])[] {
  const rows: Choice[][] = [];
  for (let start = 0; start < choices.length; start += perRow)
    rows.push(choices.slice(start, start + perRow));
  return rows;
}
