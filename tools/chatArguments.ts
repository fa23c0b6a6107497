/** How a patient's chat is named in the inputs of admin tools: by a reference, or by the key that a notice's button carries. */
import { z } from 'zod';
import type { PatientChat } from '../src/domain/admin/deedOrder.ts';
import type { ChatKey } from '../src/domain/message/chat.ts';
import { reference } from './adminArguments.ts';

export const patientChatShape = {
  reference: reference.optional(),
  chat: z
    .string()
    .regex(/^(telegram|whatsapp|terminal):\S{1,80}$/)
    .optional()
    .describe('only from a button; leave it out'),
};

interface NamedChat {
  readonly reference?: string | undefined;
  readonly chat?: string | undefined;
}

/** Of neither name nobody's chat is found. */
export const patientChatOf = ({ reference: named, chat }: NamedChat): PatientChat =>
  chat === undefined ? { reference: named ?? '' } : { chat: chat as ChatKey };
