/** Lines of a stream, wherever its pieces begin and end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from './linesOf.ts';

async function linesFrom(pieces: readonly Buffer[], longest?: number): Promise<(string | null)[]> {
  async function* stream(): AsyncGenerator<Buffer> {
    yield* pieces;
  }
  const lines: (string | null)[] = [];
  for await (const line of linesOf(stream(), longest)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it('are the same however the stream is cut, letters of several bytes included', async () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replaceAll(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.array(fc.nat(40)), async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((one) => `${one}\n`).join(''));
        const pieces: Buffer[] = [];
        let from = 0;
        for (const cut of cuts) {
          pieces.push(bytes.subarray(from, from + cut));
          from += cut;
        }
        expect(await linesFrom([...pieces, bytes.subarray(from)])).toEqual(lines);
      }),
    );
  });

  it('end with a line feed or with both, and the last one with neither', async () => {
    expect(await linesFrom([Buffer.from('one\r\ntwo\n\nthr'), Buffer.from('ee')])).toEqual([
      'one',
      'two',
      '',
      'three',
    ]);
  });

  it('that are too long are named and not kept, and the next ones are read', async () => {
    const pieces = ['a'.repeat(30), 'b'.repeat(30), '\nshort\n', 'c'.repeat(11), '\nlast'];
    expect(
      await linesFrom(
        pieces.map((piece) => Buffer.from(piece)),
        10,
      ),
    ).toEqual([null, 'short', null, 'last']);
  });
});
