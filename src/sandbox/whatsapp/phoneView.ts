// Sandbox, WhatsApp: a chat as the patient sees it, in the same plain fields as the Telegram phone's, so that one page shows both.
import { readFormatting, type TextEntity } from './formatting.ts';
import type { RoomEvent, ShownMessage, Ticks, WhatsappRoom } from './room.ts';

export interface PhoneMessage {
  readonly messageId: string;
  readonly from: 'bot' | 'patient';
  readonly sentAt: string;
  readonly text: string;
  readonly entities: readonly TextEntity[];
  readonly buttons: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
  readonly files: readonly {
    readonly kind: 'document' | 'photo' | 'voice';
    readonly fileName: string;
    readonly mimeType: string;
    readonly sizeBytes: number;
    readonly path: string;
  }[];
  readonly contact?: { readonly first_name: string; readonly phone_number: string };
  readonly ticks: Ticks;
}

export const phoneScreen = (room: WhatsappRoom, clinicName: string) => ({
  chatId: room.patientId,
  bot: { name: clinicName },
  messages: [...room.messages.values()].map(phoneMessage),
  isBlocked: room.isBlocked,
  lastSequence: room.lastSequence,
});

export const phoneEvent = (event: RoomEvent) =>
  event.kind === 'message' || event.kind === 'edited'
    ? { ...event, message: phoneMessage(event.message) }
    : event;

export function phoneMessage(message: ShownMessage): PhoneMessage {
  const { id, from, sentAt, choices, file, contact, ticks } = message;
  return {
    messageId: id,
    from,
    sentAt: sentAt.toISOString(),
    ...readFormatting(message.text),
    buttons: choices.map((choice) => [{ text: choice.title, callback_data: choice.id }]),
    files:
      file === null
        ? []
        : [
            {
              kind: file.kind,
              fileName: file.fileName,
              mimeType: file.mimeType,
              sizeBytes: file.bytes.length,
              path: `/whatsapp-phone/files/${encodeURIComponent(file.mediaId)}`,
            },
          ],
    ...(contact === null ? {} : { contact: { first_name: contact.name, phone_number: contact.phone } }),
    ticks,
  };
}
