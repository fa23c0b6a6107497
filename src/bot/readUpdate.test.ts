// Updates of the Bot API, real and invented: what each says the patient did, and that none of them breaks anything.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingContent } from '../domain/message/incomingMessage.ts';
import { readUpdate } from './readUpdate.ts';

const RECEIVED = new Date('2025-11-24T04:30:00Z');
const SENT = new Date('2025-11-24T04:29:58Z');
const ASHA = { id: 9001, is_bot: false, first_name: 'Asha', language_code: 'en-IN' };
const CHAT = { id: 9001, type: 'private', first_name: 'Asha' };

const update = (content: Record<string, unknown>) => ({ update_id: 123456789, ...content });
const message = (content: Record<string, unknown>) =>
  update({ message: { message_id: 7, date: SENT.getTime() / 1000, chat: CHAT, from: ASHA, ...content } });
const tap = (content: Record<string, unknown>) =>
  update({
    callback_query: { id: '99', from: ASHA, message: { message_id: 7, date: 0, chat: CHAT }, ...content },
  });

function contentOf(given: unknown): IncomingContent {
  const read = readUpdate(given, RECEIVED);
  if (read.kind !== 'message') throw new Error(`it was ignored: ${read.reason}`);
  return read.message.content;
}

const fixtures = join(import.meta.dirname, 'fixtures');
interface NamedUpdate {
  readonly name: string;
  readonly update: unknown;
}
const readFixture = (file: string): unknown => JSON.parse(readFileSync(join(fixtures, file), 'utf8'));
const named = (file: string) =>
  (readFixture(file) as NamedUpdate[]).map((one) => [one.name, one.update] as const);

describe('a message', () => {
  it('comes with its chat, its time, the language of the app and an id that is the same when it is delivered again', () => {
    const read = readUpdate(message({ text: 'hello' }), RECEIVED);
    expect(read).toEqual({
      kind: 'message',
      callbackQueryId: null,
      message: {
        chat: 'telegram:9001',
        messageId: 'u123456789',
        sentAt: SENT,
        appLanguage: 'en',
        content: { kind: 'text', text: 'hello' },
      },
    });
  });

  it.each([
    ['hi', 'hi'],
    ['pt-br', 'pt'],
    ['EN', 'en'],
    ['fil', null],
    ['', null],
    [7, null],
  ])('in an app of language %s', (given, expected) => {
    const read = readUpdate(message({ text: 'x', from: { ...ASHA, language_code: given } }), RECEIVED);
    expect(read).toMatchObject({ message: { appLanguage: expected } });
  });

  it.each([[undefined], [0], [-5], [1e20], ['yesterday']])(
    'without a time that makes sense (%s) was sent when it came',
    (date) => {
      expect(readUpdate(message({ text: 'x', date }), RECEIVED)).toMatchObject({
        message: { sentAt: RECEIVED },
      });
    },
  );

  it('loses what no store can hold: NUL and half letters', () => {
    expect(contentOf(message({ text: 'a\u0000b\ud83dc👍' }))).toEqual({ kind: 'text', text: 'ab\ufffdc👍' });
  });
});

describe('words', () => {
  it.each<[string, IncomingContent]>([
    ['/start', { kind: 'command', command: 'start', payload: null }],
    ['/start doctor-iyer_7', { kind: 'command', command: 'start', payload: 'doctor-iyer_7' }],
    ['/help@clinic_bot', { kind: 'command', command: 'help', payload: null }],
    ['/Cancel', { kind: 'command', command: 'cancel', payload: null }],
    [' /restart ', { kind: 'command', command: 'restart', payload: null }],
    ['/back', { kind: 'command', command: 'back', payload: null }],
    ['/language', { kind: 'command', command: 'language', payload: null }],
    [
      '/book@clinic_bot Dr Iyer\ntomorrow',
      { kind: 'command', command: 'book', payload: 'Dr Iyer\ntomorrow' },
    ],
    ['/appointments', { kind: 'command', command: 'appointments', payload: null }],
    ['/staff', { kind: 'command', command: 'staff', payload: null }],
    ['/doctors', { kind: 'text', text: 'doctors' }],
    ['/doctors@clinic_bot skin', { kind: 'text', text: 'doctors skin' }],
    ['/constructor', { kind: 'text', text: 'constructor' }],
    ['/', { kind: 'text', text: '/' }],
    ['//start', { kind: 'text', text: '//start' }],
    ['5/10/2025', { kind: 'text', text: '5/10/2025' }],
    ['see /help', { kind: 'text', text: 'see /help' }],
    ['', { kind: 'text', text: '' }],
    ['  two spaces  ', { kind: 'text', text: '  two spaces  ' }],
  ])('%j', (text, expected) => {
    expect(contentOf(message({ text }))).toEqual(expected);
  });
});

describe('a tapped button', () => {
  it('names its menu, its place in it and its message, and wants its answer', () => {
    expect(readUpdate(tap({ data: 'm:12:3' }), RECEIVED)).toEqual({
      kind: 'message',
      callbackQueryId: '99',
      message: {
        chat: 'telegram:9001',
        messageId: 'u123456789',
        sentAt: RECEIVED,
        appLanguage: 'en',
        content: { kind: 'choice', menuVersion: 12, index: 3, messageRef: '7' },
      },
    });
  });

  it.each([['book'], ['m:1'], ['m:-1:0'], ['m:1:2:3'], ['m:99999999999999999:0'], [''], [undefined], [{}]])(
    'that is none of ours (%j) belongs to no menu that there is',
    (data) => {
      expect(contentOf(tap({ data }))).toMatchObject({ kind: 'choice', menuVersion: -1, messageRef: '7' });
    },
  );

  it('is answered even where nobody can act upon it', () => {
    expect(readUpdate(tap({ message: undefined, inline_message_id: 'x' }), RECEIVED)).toEqual({
      kind: 'ignored',
      reason: 'unreadable',
      callbackQueryId: '99',
    });
  });
});

describe('a contact', () => {
  const contact = (content: Record<string, unknown>) =>
    contentOf(message({ contact: { phone_number: '+919876543210', first_name: 'Asha', ...content } }));

  it('is the sender’s own only when Telegram names the sender as its owner', () => {
    expect(contact({ user_id: 9001 })).toEqual({ kind: 'contact', phone: '+919876543210', isOwn: true });
    expect(contact({ user_id: 42 })).toMatchObject({ isOwn: false });
    expect(contact({})).toMatchObject({ isOwn: false });
    expect(contact({ user_id: '9001' })).toMatchObject({ isOwn: false });
    expect(contentOf(message({ from: undefined, contact: { phone_number: '1' } }))).toMatchObject({
      isOwn: false,
    });
    expect(
      contentOf(message({ from: undefined, contact: { phone_number: '1', user_id: 9001 } })),
    ).toMatchObject({ isOwn: false });
  });
});

describe('a file', () => {
  it('that is a photo is the largest size that can be fetched', () => {
    const photo = [
      { file_id: 'small', width: 90, height: 60, file_size: 1_000 },
      { file_id: 'large', width: 1280, height: 900, file_size: 90_000 },
      { file_id: 'middle', width: 320, height: 200, file_size: 9_000 },
      { file_id: 'huge', width: 9000, height: 9000, file_size: 30_000_000 },
    ];
    expect(contentOf(message({ photo, caption: 'my scan' }))).toEqual({
      kind: 'file',
      caption: 'my scan',
      file: { fileRef: 'large', fileName: null, contentType: 'image/jpeg', sizeBytes: 90_000 },
    });
  });

  it('that is a document keeps the name, type and size that the sender claims', () => {
    const document = { file_id: 'd', file_name: 'report.pdf', mime_type: 'application/pdf', file_size: 5 };
    expect(contentOf(message({ document }))).toEqual({
      kind: 'file',
      caption: null,
      file: { fileRef: 'd', fileName: 'report.pdf', contentType: 'application/pdf', sizeBytes: 5 },
    });
  });

  it.each([['voice'], ['audio']])('that is spoken (%s) comes with its length', (field) => {
    const recording = { file_id: 'v', mime_type: 'audio/ogg', duration: 4, file_size: 9 };
    expect(contentOf(message({ [field]: recording }))).toEqual({
      kind: 'voice',
      seconds: 4,
      file: { fileRef: 'v', fileName: null, contentType: 'audio/ogg', sizeBytes: 9 },
    });
  });
});

describe('a patient', () => {
  const member = (status: string) =>
    update({
      my_chat_member: { chat: CHAT, from: ASHA, date: SENT.getTime() / 1000, new_chat_member: { status } },
    });

  it('who blocks the bot cannot be reached, until the bot is let in again', () => {
    expect(contentOf(member('kicked'))).toEqual({ kind: 'reachability', reachable: false });
    expect(contentOf(member('member'))).toEqual({ kind: 'reachability', reachable: true });
  });
});

describe('other updates', () => {
  it.each(named('unsupportedUpdates.json'))('%s is answered, never acted on', (_name, given) => {
    expect(contentOf(given)).toEqual({ kind: 'unsupported' });
  });

  it.each(named('otherUpdates.json'))('%s concerns no patient', (_name, given) => {
    expect(readUpdate(given, RECEIVED)).toMatchObject({ kind: 'ignored' });
  });

  const samples = readdirSync(fixtures).filter((file) => file.endsWith('.json') && !file.includes('Updates'));

  it('has all of Telegram’s own samples to read', () => {
    expect(samples).toHaveLength(7);
  });

  it.each(samples.map((file) => [file]))('%s is read as Telegram means it', (file) => {
    const expected: Record<string, unknown> = {
      'callback_query_inline_no_message.json': { kind: 'ignored', callbackQueryId: '4382bfdwdsb323b2d9' },
      'chosen_inline_result.json': { kind: 'ignored', reason: 'other_kind' },
      'message_with_entities.json': { message: { content: { kind: 'text', text: 'Bold and italics' } } },
    };
    const start = {
      message: {
        chat: 'telegram:1111111',
        messageId: 'u10000',
        content: { kind: 'command', command: 'start' },
      },
    };
    expect(readUpdate(readFixture(file), RECEIVED)).toMatchObject(expected[file] ?? start);
  });

  it('never break the reader, whatever JSON they are', () => {
    const known = fc.constantFrom(
      ...[
        'message',
        'callback_query',
        'my_chat_member',
        'chat',
        'from',
        'id',
        'text',
        'photo',
        'document',
        'voice',
      ],
      ...[
        'contact',
        'data',
        'date',
        'type',
        'new_chat_member',
        'status',
        'file_id',
        '__proto__',
        'constructor',
      ],
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, true, 0, -1, 1e21, 9001, 'private', 'kicked', '/start', 'm:1:0', '\ud800', ''),
        fc.string(),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(known, tie('json'), { maxKeys: 8 }),
      ),
    }));
    fc.assert(
      fc.property(json, json, known, (content, whole, kind) => {
        expect(['message', 'ignored']).toContain(readUpdate(whole, RECEIVED).kind);
        const mixed = { update_id: 5, [kind]: { chat: CHAT, from: ASHA, ...(content as object) } };
        expect(['message', 'ignored']).toContain(
          readUpdate(JSON.parse(JSON.stringify(mixed)), RECEIVED).kind,
        );
      }),
      { numRuns: 500 },
    );
  });
});
