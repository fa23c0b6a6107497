/** A sample of the adversarial strings in every state of a conversation; `playAdversarial.ts` sends all of them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONVERSATION_STATES } from '../../src/domain/conversation/states.ts';
import { playStrings } from './playStrings.ts';
import { readStrings } from './readStrings.ts';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const STRINGS = [...readStrings(fixture('strings.jsonl')), ...readStrings(fixture('confusables.jsonl'))];

describe('whatever is written, wherever the conversation stands', () => {
  it('is answered as plain words, and touches, shows and logs nothing of anybody else', {
    timeout: 90_000,
  }, async () => {
    expect(STRINGS.length).toBe(60);
    const { sent, faults } = await playStrings(STRINGS);
    expect(sent).toBe(STRINGS.length * CONVERSATION_STATES.length);
    expect(faults).toEqual([]);
  });
});

describe('the data folder', () => {
  it('is asked for in a sentence where it is not there', () => {
    expect(() => readStrings('/nowhere/strings.jsonl')).toThrow('There is no /nowhere/strings.jsonl');
  });
});
