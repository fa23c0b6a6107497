// Sandbox, Telegram: the parameters of one call, whether they came as JSON, urlencoded, multipart or in the query.
import { isRecord, parseJson } from '../httpServer.ts';
import { parseMultipart, type UploadedFile } from '../multipart.ts';
import { badRequest } from './wire.ts';

const NO_FILES: ReadonlyMap<string, UploadedFile> = new Map();

/** Reads parameters by name and kind; what cannot be read is absent, as the Bot API treats it. */
export class CallParameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;

  constructor(values: Record<string, unknown>, files = NO_FILES) {
    this.values = values;
    this.files = files;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : undefined;
  }

  integer(name: string): number | undefined {
    const value = this.values[name];
    if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
    return typeof value === 'string' && /^-?\d{1,16}$/.test(value.trim()) ? Number(value) : undefined;
  }

  flag(name: string): boolean {
    const value = this.values[name];
    return value === true || value === 1 || (typeof value === 'string' && /^(true|yes|y|1)$/i.test(value));
  }

  /** An object or list, which forms carry as JSON in a string; undefined when absent, a refusal when unreadable. */
  json(name: string): unknown {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    const parsed = parseJson(Buffer.from(value));
    if (parsed === undefined) throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
    return parsed;
  }

  /** The uploaded file of a field, also when the field points at another part by `attach://`. */
  file(name: string): UploadedFile | undefined {
    const attached = /^attach:\/\/(.+)$/.exec(this.text(name) ?? '')?.[1];
    return this.files.get(attached ?? name);
  }
}

export interface CallBody {
  readonly contentType: string;
  readonly query: string;
  readonly bytes: Buffer;
}

/** The parameters of a request, or undefined when its body cannot be read. */
export function readParameters({ contentType, query, bytes }: CallBody): CallParameters | undefined {
  const fromQuery = query === '' ? {} : Object.fromEntries(new URLSearchParams(query));
  if (contentType.startsWith('multipart/form-data')) {
    const form = parseMultipart(bytes, contentType);
    return form === undefined ? undefined : new CallParameters({ ...fromQuery, ...form.fields }, form.files);
  }
  if (bytes.length === 0) return new CallParameters(fromQuery);
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    const fields = Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
    return new CallParameters({ ...fromQuery, ...fields });
  }
  const json = parseJson(bytes);
  if (!isRecord(json)) return undefined;
  return new CallParameters(query === '' ? json : { ...fromQuery, ...json });
}
