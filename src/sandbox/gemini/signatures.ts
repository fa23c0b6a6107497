// Sandbox, Gemini: gives thought signatures with calls and wants them back within the turn, as Gemini 3 does.
import { isRecord } from '../httpServer.ts';
import { callsIn, contentsOf, responsesIn, type WireContent, type WirePart } from './contentRules.ts';
import { enforcesSignatures } from './models.ts';
import { GeminiRefusal } from './refusal.ts';

type Signatures = readonly unknown[];

/** More answers than any test or drill has under way at once. */
const REMEMBERED_ANSWERS = 2_000;

export class SignatureBook {
  /** The signatures of answers that went out, by the calls in them. */
  readonly #issued = new Map<string, Signatures[]>();
  #count = 0;

  /** The parts with a signature on the first call, as the service puts it, unless a call there carries one already. */
  sign(parts: readonly WirePart[], modelId: string): WirePart[] {
    if (!enforcesSignatures(modelId)) return [...parts];
    const first = parts.findIndex((part) => part['functionCall'] !== undefined);
    if (first < 0 || parts.some(hasSignedCall)) return [...parts];
    this.#count += 1;
    const thoughtSignature = Buffer.from(`thought ${this.#count} of the stand-in`).toString('base64');
    return parts.map((part, index) => (index === first ? { ...part, thoughtSignature } : part));
  }

  /** Remembers what went out, signed here or in a scripted body. */
  remember(content: WireContent): void {
    const calls = callsIn(content);
    if (!calls.some(hasSignedCall)) return;
    const key = keyOf(calls);
    this.#issued.set(key, [...(this.#issued.get(key) ?? []), calls.map(signatureOf)]);
    const oldest = this.#issued.keys().next().value;
    if (this.#issued.size > REMEMBERED_ANSWERS && oldest !== undefined) this.#issued.delete(oldest);
  }

  /** Throws when a call of the present turn comes back without its signature. Earlier turns are not looked at, as in reality. */
  check(body: Record<string, unknown>, modelId: string): void {
    if (!enforcesSignatures(modelId)) return;
    const contents = contentsOf(body);
    const start = contents.findLastIndex(isPatientsOwn);
    for (const content of contents.slice(start + 1)) this.#checkCalls(callsIn(content));
  }

  #checkCalls(calls: readonly WirePart[]): void {
    const [first] = calls;
    if (first === undefined) return;
    if (signatureOf(first) === undefined) throw missingSignature(first);
    const issued = this.#issued.get(keyOf(calls));
    if (issued === undefined) return;
    const isReturned = issued.some((signatures) =>
      signatures.every((signature, index) => {
        const part = calls[index];
        return signature === undefined || (part !== undefined && signatureOf(part) === signature);
      }),
    );
    if (!isReturned) throw missingSignature(first);
  }
}

const signatureOf = (part: WirePart): unknown => part['thoughtSignature'];

const hasSignedCall = (part: WirePart): boolean =>
  part['functionCall'] !== undefined && typeof signatureOf(part) === 'string';

/** A user's content with something other than results of calls begins a turn. */
const isPatientsOwn = (content: WireContent): boolean =>
  content.role !== 'model' && responsesIn(content).length < content.parts.length;

function keyOf(calls: readonly WirePart[]): string {
  return JSON.stringify(
    calls.map(({ functionCall }) => {
      const { name, args } = isRecord(functionCall) ? functionCall : {};
      const sorted = isRecord(args)
        ? Object.entries(args).sort(([left], [right]) => (left < right ? -1 : 1))
        : [];
      return [name, sorted];
    }),
  );
}

function missingSignature({ functionCall }: WirePart): GeminiRefusal {
  const { name } = isRecord(functionCall) ? functionCall : {};
  return new GeminiRefusal(
    400,
    `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${String(name)}\` , position 1.`,
  );
}
