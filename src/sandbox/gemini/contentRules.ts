// Sandbox, Gemini: the order and the parts of a conversation that the service takes; `requestRules.ts` calls it.
import { isRecord } from '../httpServer.ts';
import { GeminiRefusal, unknownName } from './refusal.ts';

export type WirePart = Readonly<Record<string, unknown>>;

export interface WireContent {
  readonly role: string;
  readonly parts: readonly WirePart[];
}

const PART_FIELDS = new Set([
  'text',
  'thought',
  'thoughtSignature',
  'inlineData',
  'fileData',
  'functionCall',
  'functionResponse',
  'executableCode',
  'codeExecutionResult',
]);
/** Audio that the service takes inline. */
const AUDIO_TYPES = new Set([
  'audio/ogg',
  'audio/opus',
  'audio/mpeg',
  'audio/mp3',
  'audio/mp4',
  'audio/m4a',
  'audio/aac',
  'audio/wav',
  'audio/flac',
  'audio/aiff',
  'audio/webm',
]);
const MEDIA_TYPES = /^(?:image\/(?:png|jpeg|webp|heic|heif)|video\/[\w.-]+|application\/pdf|text\/\w+)$/;

export function contentsOf(body: Record<string, unknown>): WireContent[] {
  const contents = body['contents'];
  return Array.isArray(contents)
    ? (contents as unknown[]).filter(isRecord).map((content) => ({
        role: typeof content['role'] === 'string' ? content['role'] : 'user',
        parts: Array.isArray(content['parts']) ? (content['parts'] as unknown[]).filter(isRecord) : [],
      }))
    : [];
}

export const callsIn = (content: WireContent): WirePart[] =>
  content.parts.filter((part) => part['functionCall'] !== undefined);

export const responsesIn = (content: WireContent): WirePart[] =>
  content.parts.filter((part) => part['functionResponse'] !== undefined);

/** Throws the refusal of the first thing that is wrong. */
export function checkContents(contents: unknown): void {
  if (!Array.isArray(contents) || contents.length === 0)
    throw new GeminiRefusal(400, '* GenerateContentRequest.contents: contents is not specified\n');
  const list = contentsOf({ contents });
  list.forEach(checkContent);
  checkOrder(list);
}

function checkContent({ role, parts }: WireContent, index: number): void {
  if (role !== 'user' && role !== 'model' && role !== 'function')
    throw new GeminiRefusal(400, 'Please use a valid role: user, model.');
  if (parts.length === 0)
    throw new GeminiRefusal(
      400,
      `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.\n`,
    );
  for (const [position, part] of parts.entries()) checkPart(part, `contents[${index}].parts[${position}]`);
}

function checkPart(part: WirePart, place: string): void {
  for (const name of Object.keys(part)) if (!PART_FIELDS.has(name)) throw unknownName(name, place);
  const kinds = Object.keys(part).filter((name) => name !== 'thought' && name !== 'thoughtSignature');
  if (kinds.length !== 1 || (kinds[0] === 'text' && part['text'] === ''))
    throw new GeminiRefusal(
      400,
      `* GenerateContentRequest.${place}.data: required oneof field 'data' must have one initialized field\n`,
    );
  const { inlineData, functionResponse } = part;
  if (inlineData !== undefined) checkInlineData(inlineData, place);
  if (
    functionResponse !== undefined &&
    !(isRecord(functionResponse) && isRecord(functionResponse['response']))
  )
    throw new GeminiRefusal(
      400,
      `Invalid value at '${place}.function_response.response' (google.protobuf.Struct)`,
    );
}

function checkInlineData(inlineData: unknown, place: string): void {
  const { mimeType, data } = isRecord(inlineData) ? inlineData : {};
  const kind = String(mimeType);
  if (!AUDIO_TYPES.has(kind) && !MEDIA_TYPES.test(kind))
    throw new GeminiRefusal(400, `Unsupported MIME type: ${kind}`);
  if (typeof data !== 'string' || data === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(data))
    throw new GeminiRefusal(
      400,
      `Invalid value at '${place}.inline_data.data' (TYPE_BYTES), Base64 decoding failed`,
    );
}

/** Calls come right after the patient or after results; results right after calls, as many as those; the patient or a result is last. */
function checkOrder(contents: readonly WireContent[]): void {
  contents.forEach((content, index) => {
    const before = contents[index - 1];
    if (callsIn(content).length > 0 && (before === undefined || before.role === 'model'))
      throw new GeminiRefusal(
        400,
        'Please ensure that function call turn comes immediately after a user turn or after a function response turn.',
      );
    const calls = before === undefined ? 0 : callsIn(before).length;
    const results = responsesIn(content).length;
    if (results > 0 && calls === 0)
      throw new GeminiRefusal(
        400,
        'Please ensure that function response turn comes immediately after a function call turn.',
      );
    if (calls !== results)
      throw new GeminiRefusal(
        400,
        'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
      );
  });
  const last = contents.at(-1);
  if (last?.role === 'model')
    throw new GeminiRefusal(
      400,
      'Please ensure that single turn requests end with a user role or the role field is empty.',
    );
}
