/** WhatsApp's webhook believes nobody without the app's signature over the very bytes, and stores before it says 200. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordingLog } from '../services/recordingLog.ts';
import { createWhatsappWebhook } from './whatsapp.ts';

const SECRET = 'app-secret-of-this-test';
const VERIFY = 'verify-token-of-this-test';
const BODY = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
const sign = (body: Buffer, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function open(receiveWebhook: (body: unknown) => Promise<void> = () => Promise.resolve()) {
  const taken: unknown[] = [];
  const webhook = createWhatsappWebhook({
    appSecret: SECRET,
    verifyToken: VERIFY,
    log: recordingLog(),
    receiveWebhook: async (body) => {
      await receiveWebhook(body);
      taken.push(body);
    },
  });
  return { webhook, taken };
}

describe('a delivery', () => {
  it('that is signed is taken', async () => {
    const { webhook, taken } = open();
    expect(await webhook.receive({ rawBody: BODY, signature: sign(BODY) })).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['another secret', sign(BODY, 'guess')],
    ['an empty secret', sign(BODY, '')],
    ['the digest alone', sign(BODY).slice(7)],
    ['capital letters', sign(BODY).toUpperCase()],
    ['something behind it', `${sign(BODY)}00`],
    ['the signature of other bytes', sign(Buffer.from(BODY.toString().replace('{', '{ ')))],
  ])('with %s is refused, and nothing of it is looked at', async (_, signature) => {
    const { webhook, taken } = open();
    expect(await webhook.receive({ rawBody: BODY, signature })).toBe(401);
    expect(taken).toEqual([]);
  });

  it('that could not be stored is asked for again', async () => {
    const { webhook } = open(() => Promise.reject(new Error('disk full')));
    expect(await webhook.receive({ rawBody: BODY, signature: sign(BODY) })).toBe(500);
  });

  it('that is signed but no JSON is refused for good', async () => {
    const rawBody = Buffer.from('{"object":');
    expect(await open().webhook.receive({ rawBody, signature: sign(rawBody) })).toBe(400);
  });
});

describe('the handshake', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '1158201444' };

  it('echoes the challenge to whoever knows the token', () => {
    expect(open().webhook.shakeHands(query)).toBe('1158201444');
  });

  it.each([
    ['another token', { ...query, 'hub.verify_token': 'guess' }],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['a list of tokens', { ...query, 'hub.verify_token': [VERIFY] }],
    ['another mode', { ...query, 'hub.mode': 'unsubscribe' }],
  ])('says nothing to %s', (_, asked) => {
    expect(open().webhook.shakeHands(asked)).toBeNull();
  });
});

it('a webhook without secrets cannot be made', () => {
  const parts = { receiveWebhook: () => Promise.resolve(), log: recordingLog() };
  expect(() => createWhatsappWebhook({ ...parts, appSecret: '', verifyToken: VERIFY })).toThrow();
  expect(() => createWhatsappWebhook({ ...parts, appSecret: SECRET, verifyToken: '' })).toThrow();
});
