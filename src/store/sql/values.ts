/** Turns values into what a column holds and back; every table uses it. */
import type { Flag, Instant, Json } from '../schema.ts';

export const toInstant = (date: Date): Instant => date.getTime();
export const toInstantOrNull = (date: Date | null): Instant | null => (date === null ? null : date.getTime());
export const toDate = (instant: Instant): Date => new Date(instant);
export const toDateOrNull = (instant: Instant | null): Date | null =>
  instant === null ? null : new Date(instant);

export const toFlag = (answer: boolean): Flag => (answer ? 1 : 0);

/** What `JSON.stringify` wrote of a value of this type, and only of it: the type is not checked again. */
export const fromJson = <Value>(json: Json): Value => JSON.parse(json) as Value;

/** PostgreSQL's text cannot hold the letter NUL, and libsql cuts a text off at it: both keep a replacement character in its place. */
export const storableText = (text: string): string =>
  text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
