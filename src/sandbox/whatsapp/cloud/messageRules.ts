// Sandbox, WhatsApp Cloud API: what `POST /messages` takes and what it refuses, with the service's own limits and codes.
// Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
import { isRecord } from '../../httpServer.ts';
import type { ShownChoice } from '../room.ts';

export class CloudRefusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A message as it is shown: its words, what can be tapped, and which uploaded file it carries. */
export interface AcceptedMessage {
  readonly text: string;
  readonly choices: readonly ShownChoice[];
  readonly document: { readonly mediaId: string; readonly fileName: string } | null;
  /** A template may be sent at any time, everything else within a day of the patient's last message. */
  readonly isTemplate: boolean;
}

const invalid = (what: string): CloudRefusal =>
  new CloudRefusal(400, 100, `(#100) Invalid parameter: ${what}`);

type Reader = (content: Record<string, unknown>) => AcceptedMessage;

const READERS: Readonly<Record<string, Reader>> = {
  text: (content) => words(textIn(content, 'body', 4096)),
  document: (content) => ({
    ...words(content['caption'] === undefined ? '' : textIn(content, 'caption', 1024)),
    document: { mediaId: textIn(content, 'id', 200), fileName: textIn(content, 'filename', 240) },
  }),
  interactive: (content) =>
    content['type'] === 'button' ? readButtons(content) : readList(content, recordIn(content, 'action')),
  template: readTemplate,
};

export function readOutgoing(message: Record<string, unknown>): AcceptedMessage {
  if (message['messaging_product'] !== 'whatsapp') throw invalid('messaging_product');
  const type = typeof message['type'] === 'string' ? message['type'] : '';
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (read === undefined) throw new CloudRefusal(400, 131051, '(#131051) Unsupported message type');
  return read(recordIn(message, type));
}

const words = (text: string): AcceptedMessage => ({ text, choices: [], document: null, isTemplate: false });

function readButtons(content: Record<string, unknown>): AcceptedMessage {
  const body = textIn(recordIn(content, 'body'), 'text', 1024);
  const buttons = listIn(recordIn(content, 'action'), 'buttons', 3);
  const choices = buttons.map((button) => {
    if (button['type'] !== 'reply') throw invalid('button type');
    const reply = recordIn(button, 'reply');
    return { id: textIn(reply, 'id', 256), title: textIn(reply, 'title', 20) };
  });
  return { ...words(body), choices: withoutTwins(choices) };
}

function readList(content: Record<string, unknown>, action: Record<string, unknown>): AcceptedMessage {
  if (content['type'] !== 'list') throw invalid('interactive type');
  textIn(action, 'button', 20);
  const rows = listIn(action, 'sections', 10).flatMap((section) => listIn(section, 'rows', 10));
  if (rows.length > 10) throw invalid('more than 10 rows');
  const choices = rows.map((row) => ({ id: textIn(row, 'id', 200), title: textIn(row, 'title', 24) }));
  return { ...words(textIn(recordIn(content, 'body'), 'text', 4096)), choices: withoutTwins(choices) };
}

function withoutTwins(choices: readonly ShownChoice[]): readonly ShownChoice[] {
  if (new Set(choices.map(({ title }) => title)).size < choices.length) throw invalid('duplicated title');
  return choices;
}

/** Every template is approved here, and shows its variables one below the other. */
function readTemplate(content: Record<string, unknown>): AcceptedMessage {
  textIn(content, 'name', 512);
  textIn(recordIn(content, 'language'), 'code', 10);
  const parameters = listIn(content, 'components', 5).flatMap((component) =>
    listIn(component, 'parameters', 20),
  );
  const values = parameters.map((parameter) => textIn(parameter, 'text', 1024));
  if (values.some((value) => /[\n\t]| {5}/.test(value)))
    throw new CloudRefusal(400, 132012, '(#132012) Parameter format does not match');
  return { ...words(`${values.join('\n')}\nReply to go on.`), isTemplate: true };
}

function recordIn(holder: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = holder[field];
  if (!isRecord(value)) throw invalid(field);
  return value;
}

function listIn(holder: Record<string, unknown>, field: string, most: number): Record<string, unknown>[] {
  const value = holder[field];
  if (!Array.isArray(value) || value.length === 0 || value.length > most || !value.every(isRecord))
    throw invalid(field);
  return value;
}

function textIn(holder: Record<string, unknown>, field: string, most: number): string {
  const value = holder[field];
  if (typeof value !== 'string' || value.trim() === '' || [...value].length > most) throw invalid(field);
  return value;
}
