/** Splits a stream of bytes into lines and keeps no more of it than the line at hand; the command line reads its input with it. */
import { StringDecoder } from 'node:string_decoder';

/** Many times the longest message of any channel; a line without end must not fill the memory. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** One line after the other, without its end; null stands for a line that is too long to be kept. The last one need not end. */
export async function* linesOf(
  stream: AsyncIterable<Buffer | string>,
  longest = LONGEST_LINE,
): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  let isTooLong = false;
  const end = (rest: string): string | null => {
    const line = isTooLong || begun.length + rest.length > longest ? null : withoutReturn(begun + rest);
    begun = '';
    isTooLong = false;
    return line;
  };
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      yield end(text.slice(from, at));
      from = at + 1;
    }
    if (isTooLong) continue;
    begun += text.slice(from);
    isTooLong = begun.length > longest;
    if (isTooLong) begun = '';
  }
  const last = decoder.end();
  if (begun !== '' || last !== '' || isTooLong) yield end(last);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
