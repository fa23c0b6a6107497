// Sandbox, Telegram: every Bot API method that the stand-in knows, by its name in small letters (the real service ignores case).
import { editMethods } from './editMethods.ts';
import type { Method } from './method.ts';
import { profileMethods } from './profileMethods.ts';
import { sendMethods } from './sendMethods.ts';
import { updateMethods } from './updateMethods.ts';

export interface NamedMethod {
  /** As the documentation spells it: the operation of fault rules and of the record of calls. */
  readonly name: string;
  readonly method: Method;
}

const METHODS: ReadonlyMap<string, NamedMethod> = new Map(
  Object.entries({ ...sendMethods, ...editMethods, ...updateMethods, ...profileMethods }).map(
    ([name, method]) => [name.toLowerCase(), { name, method }],
  ),
);

export function findMethod(name: string): NamedMethod | undefined {
  return METHODS.get(name.toLowerCase());
}
