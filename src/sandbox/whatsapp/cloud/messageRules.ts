// Sandbox, WhatsApp Cloud API: what `POST /messages` takes and what it refuses, with the service's own limits and codes.
// Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
import type { ShownChoice } from '../room.ts';
import { CloudRefusal, invalid, listIn, recordIn, textIn } from './requestFields.ts';
import { type ApprovedTemplate, readTemplate } from './templateRules.ts';

/** A message as it is shown: its words, what can be tapped, and which uploaded file it carries. */
export interface AcceptedMessage {
  readonly text: string;
  readonly choices: readonly ShownChoice[];
  readonly document: { readonly mediaId: string; readonly fileName: string } | null;
  /** A template may be sent at any time, everything else within a day of the patient's last message. */
  readonly isTemplate: boolean;
}

type Reader = (content: Record<string, unknown>) => AcceptedMessage;

const READERS: Readonly<Record<string, Reader>> = {
  text: (content) => words(textIn(content, 'body', 4096)),
  document: (content) => ({
    ...words(content['caption'] === undefined ? '' : textIn(content, 'caption', 1024)),
    document: { mediaId: textIn(content, 'id', 200), fileName: textIn(content, 'filename', 240) },
  }),
  interactive: (content) =>
    content['type'] === 'button' ? readButtons(content) : readList(content, recordIn(content, 'action')),
};

export function readOutgoing(
  message: Record<string, unknown>,
  templates: readonly ApprovedTemplate[] | null,
): AcceptedMessage {
  if (message['messaging_product'] !== 'whatsapp') throw invalid('messaging_product');
  const type = typeof message['type'] === 'string' ? message['type'] : '';
  if (type === 'template')
    return { ...words(''), ...readTemplate(recordIn(message, type), templates), isTemplate: true };
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
