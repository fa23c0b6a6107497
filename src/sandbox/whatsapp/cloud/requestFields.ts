// Sandbox, WhatsApp Cloud API: the fields of a request, and how the service refuses one; the rules and routes read by it.
import { isRecord } from '../../httpServer.ts';

export class CloudRefusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const invalid = (what: string): CloudRefusal =>
  new CloudRefusal(400, 100, `(#100) Invalid parameter: ${what}`);

export function recordIn(holder: Record<string, unknown>, field: string): Record<string, unknown> {
  const value = holder[field];
  if (!isRecord(value)) throw invalid(field);
  return value;
}

export function listIn(
  holder: Record<string, unknown>,
  field: string,
  most: number,
): Record<string, unknown>[] {
  const value = holder[field];
  if (!Array.isArray(value) || value.length === 0 || value.length > most || !value.every(isRecord))
    throw invalid(field);
  return value;
}

export function textIn(holder: Record<string, unknown>, field: string, most: number): string {
  const value = holder[field];
  if (typeof value !== 'string' || value.trim() === '' || [...value].length > most) throw invalid(field);
  return value;
}
