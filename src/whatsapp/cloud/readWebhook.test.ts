/** Reading the Cloud API's webhooks: every published sample, batches, other numbers, and what is no webhook at all. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingContent } from '../../domain/message/incomingMessage.ts';
import { readWebhook } from './readWebhook.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const PHONE_NUMBER_ID = '1122334455667';

interface Sample {
  readonly entry: [{ changes: [{ value: { metadata?: { phone_number_id: string } } }] }];
}

const load = (name: string): Sample =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Sample;

const read = (name: string) => {
  const sample = load(name);
  return readWebhook(sample, sample.entry[0].changes[0].value.metadata?.phone_number_id ?? PHONE_NUMBER_ID);
};

/** What each sample is to us: the kind of a message, a status, or nothing. */
const MEANINGS: Readonly<Record<string, IncomingContent['kind'] | 'status' | 'nothing'>> = {
  callback_button__button: 'choice',
  callback_button__quick_reply: 'text',
  callback_selection__callback: 'choice',
  deleted_message__revoke: 'nothing',
  flow_completion__completion: 'unsupported',
  message__audio: 'voice',
  message__chosen_location: 'unsupported',
  message__contacts: 'contact',
  message__current_location: 'unsupported',
  message__document: 'file',
  message__interactive_message_with_err: 'unsupported',
  message__reaction: 'nothing',
  message__referral: 'text',
  message__static_sticker: 'unsupported',
  message__text: 'text',
  message__unreaction_empty: 'nothing',
  message__unsupported_with_type: 'unsupported',
  message_status__failed: 'status',
  message_status__group: 'status',
  message_status__played: 'status',
  message_status__sent: 'status',
  outgoing_message__delete: 'nothing',
  outgoing_message__text: 'nothing',
  system__phone_number_change: 'nothing',
  user_marketing_preferences__resume: 'nothing',
};

describe('a webhook of the Cloud API', () => {
  it('has a meaning for every sample there is', () => {
    const samples = readdirSync(FOLDER).flatMap((name) =>
      name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : [],
    );
    expect(samples.toSorted()).toEqual(Object.keys(MEANINGS).toSorted());
  });

  it.each(Object.entries(MEANINGS))('%s is read as %s', (name, meaning) => {
    const { messages, statuses } = read(name);
    expect(messages.map(({ content }) => content.kind)).toEqual(
      meaning === 'status' || meaning === 'nothing' ? [] : [meaning],
    );
    expect(statuses).toHaveLength(meaning === 'status' ? 1 : 0);
  });

  it('tells who wrote, when, and under which id', () => {
    expect(read('message__text').messages).toMatchObject([
      {
        chat: 'whatsapp:972987654321',
        messageId: 'wamid.xyzxyz',
        sentAt: new Date(1_697_043_223_000),
        content: { kind: 'text', text: 'Body Text' },
      },
    ]);
  });

  it('knows a patient who hides their number by the id that WhatsApp gives them', () => {
    const sample = load('message__text') as unknown as {
      entry: { changes: { value: { messages: { from?: string }[] } }[] }[];
    };
    delete sample.entry[0]?.changes[0]?.value.messages[0]?.from;
    expect(readWebhook(sample, PHONE_NUMBER_ID).messages[0]?.chat).toBe('whatsapp:US.13491208655302741918');
  });

  it('takes no contact for the sender’s own when several were sent', () => {
    expect(read('message__contacts').messages[0]?.content).toMatchObject({ kind: 'contact', isOwn: false });
  });

  it('leaves what is for another number of the business alone', () => {
    expect(readWebhook(load('message__text'), '999')).toEqual({ messages: [], statuses: [], ignored: 1 });
  });

  it('reads the rest of a batch when one message of it makes no sense', () => {
    const [good] = [load('message__text')] as unknown as [
      { entry: { changes: { value: { messages: unknown[] } }[] }[] },
    ];
    good.entry[0]?.changes[0]?.value.messages.unshift({ id: 7 }, null, 'text');
    expect(readWebhook(good, PHONE_NUMBER_ID)).toMatchObject({
      messages: [{ messageId: 'wamid.xyzxyz' }],
      ignored: 3,
    });
  });

  it('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readWebhook(body, PHONE_NUMBER_ID).messages).toEqual([]);
      }),
    );
  });
});
