/** Reads fields of JSON that may be anything; `readUpdate.ts` and the API's answers are read with it. Nothing here throws. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a field, undefined where there is none. Only own fields: `constructor` is no field of JSON. */
export const readField = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? (value as Json)[field]
    : undefined;

export function readObject(value: unknown, field: string): Json | null {
  const found = readField(value, field);
  return isObject(found) ? found : null;
}

export function readInteger(value: unknown, field: string): number | null {
  const found = readField(value, field);
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : null;
}

/** A text that every store and every service takes: no NUL (PostgreSQL refuses it) and no half of a surrogate pair. */
export function readText(value: unknown, field: string): string | null {
  const found = readField(value, field);
  return typeof found === 'string' ? toStorable(found) : null;
}

const toStorable = (text: string): string =>
  text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
