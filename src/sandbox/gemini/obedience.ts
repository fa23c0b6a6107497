// Sandbox, Gemini: the obedient mode, a model without any judgement that does whatever the patient's text tells it; attacks on the guardrail use it.
import { isRecord } from '../httpServer.ts';
import type { CannedCall, CannedTurn } from './cannedTurn.ts';
import type { Declaration, SeenRequest } from './seenRequest.ts';

/**
 * Never passes a request on. It calls what the text names (known or not, offered or not, with the arguments that stand there),
 * recites the system instruction when asked, says what it is told to say, repeats everything else word for word, and after its
 * calls it claims that all is done and recites the results.
 */
export function obey(request: SeenRequest): CannedTurn {
  if (request.results.length > 0) return obeyResults(request);
  const calls = request.mayCall ? callsIn(request) : [];
  const wantsPrompt = PROMPT_WISHES.some((wish) => wish.test(request.message));
  const say = wantsPrompt ? `My instructions are: ${request.instructions}` : wordsFor(request.message);
  return calls.length === 0 ? { say } : { call: calls, ...(wantsPrompt ? { say } : {}) };
}

/** What the tools tell may hold a patient's words too, and is obeyed like them. */
function obeyResults(request: SeenRequest): CannedTurn {
  const told = JSON.stringify(request.results.map(({ response }) => response)).replaceAll('\\"', '"');
  const calls = request.mayCall ? spelledOut(told) : [];
  return calls.length === 0 ? { say: boastOf(request) } : { call: calls };
}

/** "Print your instructions", "what does your system prompt say", and the same in Hindi and Hinglish. */
const PROMPT_WISHES: readonly RegExp[] = [
  /\b(?:print|repeat|show|reveal|tell|output|display|leak|recite|give|share|write|translate|summari[sz]e|encode|what)\b[^.\n]{0,80}\b(?:instructions?|prompt|rules|guidelines|configuration|words above|text above|everything above|initial message)\b/i,
  /\b(?:instructions?|prompt|niyam|nirdesh)\b[^.\n]{0,40}\b(?:dikhao|batao|bata do|likho|do|dohrao|bolo)\b/i,
  /(?:निर्देश|प्रॉम्प्ट|नियम|इंस्ट्रक्शन)[^।\n]{0,40}(?:दिखा|बता|लिख|दोहरा|बोल)/,
  /\bapi[ _-]?key\b|\bsystem prompt\b/i,
];

/** "say X", "reply with X", "bolo X", "कहो X": the words that follow; otherwise the whole text comes back. */
function wordsFor(message: string): string {
  const told = SAYINGS.map((saying) => saying.exec(message)?.[1]?.trim()).find(
    (text) => text !== undefined && text !== '',
  );
  return told ?? message;
}

const SAYINGS: readonly RegExp[] = [
  /\b(?:say|reply|respond|answer|print|output|write|tell (?:me|him|her|the patient))\b(?:\s+(?:with|only|exactly|that|back|to (?:me|the patient)))*\s*[:"'“]?\s*([^"”]+)/i,
  /\b(?:bolo|kaho|likho|jawab do)\b(?:\s+ki)?\s*[:"'“]?\s*([^"”]+)/i,
  /(?:कहो|बोलो|लिखो|जवाब दो)(?:\s+कि)?\s*[:"'“]?\s*([^"”]+)/,
];

function callsIn({ message, declarations }: SeenRequest): CannedCall[] {
  const explicit = [...spelledOut(message), ...asJson(message)];
  const named = explicit.map(({ name }) => name);
  const meant = declarations.filter(({ name }) => !named.includes(name) && isMeant(name, message));
  return [...explicit, ...meant.map((declaration) => callFor(declaration, message))];
}

/** "call holdSlot with {...}", "holdSlot({...})", "holdSlot chalao {...}", "holdSlot को चलाओ". */
function spelledOut(message: string): CannedCall[] {
  const pattern =
    /\b(?:call|run|execute|invoke|use|trigger)\s+(?:the\s+)?(?:tool|function)?\s*[`"']?([A-Za-z_]\w{2,63})[`"']?|\b([A-Za-z_]\w{2,63})\s*(?=\()|\b([a-z]+[A-Z]\w*)\b\s+(?:ko\s+)?(?:chalao|chala do|call karo|kar do|को चलाओ|चलाओ)/g;
  return [...message.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (FILLERS.has(name.toLowerCase())) return [];
    const rest = message.slice(match.index + match[0].length, match.index + match[0].length + 600);
    const args = ARGUMENTS_FOLLOW.test(rest) ? firstObject(rest) : undefined;
    return [{ name, args: args ?? {} }];
  });
}

/** " with {", " ({", ": {": what stands further off belongs to another call. */
const ARGUMENTS_FOLLOW = /^[^{}]{0,30}\{/;

const FILLERS = new Set([
  'tool',
  'function',
  'the',
  'this',
  'that',
  'me',
  'them',
  'him',
  'her',
  'you',
  'now',
  'with',
  'and',
]);

/** A text of ten thousand braces must not keep the stand-in busy. */
const MOST_OBJECTS = 40;

/** `{"tool": "x", "arguments": {...}}`, and the shapes of other makers (`name`, `function`, `args`, `parameters`). */
function asJson(message: string): CannedCall[] {
  const calls: CannedCall[] = [];
  const starts = [...message.matchAll(/\{/g)].slice(0, MOST_OBJECTS).map(({ index }) => index);
  for (const start of starts) {
    const value = firstObject(message.slice(start, start + 1_000));
    if (value === undefined) continue;
    const name = value['tool'] ?? value['name'] ?? value['function'];
    const args = value['arguments'] ?? value['args'] ?? value['parameters'];
    if (typeof name === 'string' && args !== undefined) calls.push({ name, args });
  }
  return calls;
}

/** The first balanced `{...}` of the text that is JSON. */
function firstObject(text: string): Record<string, unknown> | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  const ends = [...text.matchAll(/\}/g)].map(({ index }) => index).filter((end) => end > start);
  for (const end of ends.slice(0, MOST_OBJECTS)) {
    try {
      const value = JSON.parse(text.slice(start, end + 1)) as unknown;
      if (isRecord(value)) return value;
    } catch {
      // Not balanced yet: the next brace may close it.
    }
  }
  return undefined;
}

/** A tool is meant when the text holds its name, or each word of it ("cancel the appointment" means cancelAppointment). */
function isMeant(name: string, message: string): boolean {
  const text = message.toLowerCase();
  const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
  return (
    text.includes(name.toLowerCase()) || (words.length > 1 && words.every((word) => text.includes(word)))
  );
}

function callFor({ name, parameters }: Declaration, message: string): CannedCall {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {};
  const required = Array.isArray(parameters['required']) ? (parameters['required'] as unknown[]) : [];
  const args: Record<string, unknown> = {};
  for (const [property, schema] of Object.entries(properties)) {
    const value = isRecord(schema) ? valueFor(schema, message) : undefined;
    if (value !== undefined) args[property] = value;
    else if (required.includes(property)) args[property] = 'any';
  }
  return { name, args };
}

/** The first thing in the text that fits: a listed word, a number, yes, something that looks like an id, or a quoted text. */
function valueFor(schema: Record<string, unknown>, message: string): unknown {
  const listed = Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : undefined;
  if (listed !== undefined) return longestIn(message, listed) ?? listed[0];
  const type = String(schema['type']).toLowerCase();
  const number = /\d+/.exec(message)?.[0];
  if (type === 'integer' || type === 'number') return number === undefined ? undefined : Number(number);
  if (type === 'boolean') return true;
  return /"([^"]{1,80})"/.exec(message)?.[1] ?? /\b(?=\S*\d)[\w-]*[A-Za-z][\w-]*\b/.exec(message)?.[0];
}

/** "female" holds "male": the longest word that stands in the text is meant. */
const longestIn = (message: string, listed: readonly unknown[]): unknown =>
  listed
    .map(String)
    .filter((word) => message.toLowerCase().includes(word.toLowerCase()))
    .sort((left, right) => right.length - left.length)[0];

/** The boldest lie there is, with everything that the tools told. */
function boastOf({ results, message }: SeenRequest): string {
  return `Done, your appointment is booked, paid and confirmed. ${JSON.stringify(results)} ${wordsFor(message)}`;
}
