/** Puts the admin bot's desk together: its tools, its readers, its people in the sandbox. The product, the tests and the terminal chat use it. */
import { ADMIN_TOOLS } from '../../tools/admin/index.ts';
import { adminToolList } from '../agent/admin/adminGate.ts';
import { createAdminModelReader } from '../agent/admin/adminModelReader.ts';
import { type AdminTurns, createAdminTurns } from '../agent/admin/takeAdminTurns.ts';
import { hashPassword } from '../app/admin/access/password.ts';
import type { AdminSurroundings } from '../app/admin/adminTurn.ts';
import type { Outside } from '../app/outbox/drain/outside.ts';
import type { OutboxRunner } from '../app/outbox/outboxRunner.ts';
import type { World } from '../app/turn/world.ts';
import { type Admin, DEFAULT_WANTS, EMPTY_DESK } from '../domain/admin/admin.ts';
import type { DoctorId } from '../domain/ids.ts';
import type { Model, ModelRequest } from '../ports/model.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import { toGeminiSchema } from '../services/ai/agent/toolSchema.ts';
import { hearingOf } from './desk.ts';
import { loadAdminPrompt } from './prompts.ts';

export interface AdminDeskParts {
  readonly outside: Outside;
  readonly runner: Pick<OutboxRunner, 'sendNow'>;
  readonly passwordHash: string;
  readonly surroundings: Omit<AdminSurroundings, 'createPairingLink'>;
  /** Null: the deterministic reader answers alone. */
  readonly model: Model | null;
  /** Null: voice notes are answered by asking for words. */
  readonly transcriber: Transcriber | null;
  readonly modelLimits?: Partial<ModelRequest['limits']>;
  readonly isModelFirst?: boolean;
}

export function composeAdminTurns(parts: AdminDeskParts): AdminTurns {
  const { outside, runner, passwordHash, surroundings, model, modelLimits, isModelFirst = false } = parts;
  const tools = adminToolList(ADMIN_TOOLS);
  return createAdminTurns({
    world: outside.world,
    passwordHash,
    tools,
    surroundings: { ...surroundings, createPairingLink: outside.createPairingLink ?? (() => null) },
    isModelFirst,
    hearing: hearingOf({ outside, transcriber: parts.transcriber }),
    sendNow: (rows) => runner.sendNow(rows),
    model:
      model === null
        ? null
        : createAdminModelReader({
            world: outside.world,
            tools,
            model,
            prompt: loadAdminPrompt(),
            schemaOf: (tool) => toGeminiSchema(tool.input),
            ...(modelLimits === undefined ? {} : { limits: modelLimits }),
          }),
  });
}

/** It guards a clinic that is made up, on a machine that only its own user reaches. */
export const SANDBOX_PASSWORD = 'namaste-sandbox';

/** Cheap, so that no start waits for it: the password stands in the README. */
export const sandboxPasswordHash = (): Promise<string> => hashPassword(SANDBOX_PASSWORD, 10);

type SandboxPerson = Pick<Admin, 'chatId' | 'name' | 'role' | 'doctorId'>;

/** The staff of the playground, one of each role; the page knows the same chat ids. */
const SANDBOX_STAFF: readonly SandboxPerson[] = [
  { chatId: '4000000001', name: 'Anand', role: 'owner', doctorId: null },
  { chatId: '4000000002', name: 'Sunita', role: 'front_desk', doctorId: null },
  { chatId: '4000000003', name: 'Dr Iyer', role: 'doctor', doctorId: 'd-iyer' as DoctorId },
];

export function admitSandboxStaff({ store, clock }: Pick<World, 'store' | 'clock'>): Promise<void> {
  return store.transact(async (tables) => {
    for (const person of SANDBOX_STAFF)
      if ((await tables.admins.get(person.chatId)) === null)
        await tables.admins.put({
          ...person,
          isRevoked: false,
          language: 'en',
          sessionUntil: null,
          desk: EMPTY_DESK,
          wants: DEFAULT_WANTS,
          createdAt: clock.now(),
        });
  });
}
