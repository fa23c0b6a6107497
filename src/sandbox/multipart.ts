// Sandbox: reads a multipart/form-data body (RFC 7578) that is held in memory; the Telegram stand-in takes uploads with it.

export interface UploadedFile {
  readonly fileName: string;
  /** As the part says; undefined when it says nothing (telegraf sends no type). */
  readonly mimeType: string | undefined;
  readonly bytes: Buffer;
}

export interface MultipartForm {
  readonly fields: Record<string, string>;
  readonly files: Map<string, UploadedFile>;
}

const HEADERS_END = '\r\n\r\n';

/** The fields and files of a body, or undefined when it is not well formed. */
export function parseMultipart(body: Buffer, contentType: string): MultipartForm | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null) return undefined;
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const form: MultipartForm = { fields: {}, files: new Map() };
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const partStart = start + delimiter.length;
    if (body.toString('latin1', partStart, partStart + 2) === '--') return form;
    const next = body.indexOf(delimiter, partStart);
    if (next === -1) return undefined;
    // The line break after the delimiter and the one before the next belong to the delimiters.
    addPart(form, body.subarray(partStart + 2, next - 2));
    start = next;
  }
  return undefined;
}

function addPart(form: MultipartForm, part: Buffer): void {
  const end = part.indexOf(HEADERS_END);
  if (end === -1) return;
  const headers = part.toString('utf8', 0, end);
  const name = /\bname="([^"]*)"/i.exec(headers)?.[1];
  if (name === undefined) return;
  const content = part.subarray(end + HEADERS_END.length);
  const fileName = /\bfilename="([^"]*)"/i.exec(headers)?.[1];
  if (fileName === undefined) {
    form.fields[name] = content.toString('utf8');
    return;
  }
  const mimeType = /^content-type:\s*([^\s;]+)/im.exec(headers)?.[1];
  form.files.set(name, { fileName, mimeType, bytes: Buffer.from(content) });
}
