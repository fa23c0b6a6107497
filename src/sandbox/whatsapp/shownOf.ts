// Sandbox, WhatsApp: a patient's message as the phone shows it, whichever way the clinic is connected.
import type { PatientSends } from './phone.ts';
import type { ShownMessage } from './room.ts';

/** `mediaId` is the name under which that service keeps the file. */
export function shownOf(
  sent: { readonly id: string; readonly sentAt: Date; readonly mediaId: () => string },
  sends: PatientSends,
): ShownMessage {
  const bare = {
    id: sent.id,
    from: 'patient',
    sentAt: sent.sentAt,
    choices: [],
    file: null,
    contact: null,
    ticks: 'sent',
  } as const;
  switch (sends.kind) {
    case 'text':
      return { ...bare, text: sends.text };
    case 'choice':
      return { ...bare, text: sends.title };
    case 'contact':
      return { ...bare, text: '', contact: { name: sends.name, phone: sends.phone } };
    case 'file':
      return { ...bare, text: sends.caption, file: { ...sends.file, mediaId: sent.mediaId() } };
  }
}
