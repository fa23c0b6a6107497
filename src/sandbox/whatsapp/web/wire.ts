// Sandbox, WhatsApp Web: a patient's message as it goes to the page.
import type { PatientSends } from '../phone.ts';
import type { ShownMessage, WhatsappRoom } from '../room.ts';

export interface WireMessage {
  readonly id: string;
  readonly from: string;
  readonly timestamp: number;
  readonly type: string;
  readonly body: string;
  readonly caption: string;
  readonly file: {
    readonly mimeType: string;
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly path: string;
  } | null;
  /** The last part of the id of the message that this one answers. */
  readonly quotedId: string | null;
}

const WIRE_TYPES = { photo: 'image', document: 'document', voice: 'ptt' } as const;

export function wireOf(room: WhatsappRoom, message: ShownMessage, sends: PatientSends): WireMessage {
  const { file, contact, text } = message;
  const isCard = contact !== null;
  const typeOfWords = isCard ? 'vcard' : 'chat';
  const id = sends.kind === 'contact' && sends.isOwn ? `;waid=${room.patientId}` : '';
  const card = `BEGIN:VCARD\nVERSION:3.0\nFN:${contact?.name ?? ''}\nTEL;type=CELL${id}:${contact?.phone ?? ''}\nEND:VCARD`;
  return {
    id: message.id,
    from: room.patientId.includes('@') ? room.patientId : `${room.patientId}@c.us`,
    timestamp: Math.floor(message.sentAt.getTime() / 1000),
    type: file === null ? typeOfWords : WIRE_TYPES[file.kind],
    body: isCard ? card : text,
    caption: text,
    file:
      file === null
        ? null
        : {
            mimeType: file.mimeType,
            fileName: file.fileName,
            sizeBytes: file.bytes.length,
            path: file.mediaId,
          },
    quotedId:
      sends.kind === 'text' && sends.answers !== undefined ? (sends.answers.split('_').at(-1) ?? null) : null,
  };
}
