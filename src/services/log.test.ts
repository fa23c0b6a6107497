import { expect, test } from 'vitest';
import { OutsideError } from '../ports/outsideError.ts';
import { describeError } from './log/describeError.ts';
import { scrubText } from './log/scrub.ts';
import { createLog, type LogLevel } from './log.ts';
import { recordingLog } from './recordingLog.ts';

const TELEGRAM_TOKEN = '7000000001:AAHfalsefalsefalsefalsefalsefalse_-x';
const GEMINI_KEY = 'AIzaSyFALSEfalseFALSEfalseFALSEfalse123';

function listen(level: LogLevel, secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog({ level, secrets, destination: { write: (line) => lines.push(line) } });
  return { log, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('a line of the log is JSON with its level, its instant, its event and its facts', () => {
  const { log, parsed } = listen('info');
  log.info('holdSlot', { ms: 4, reference: 'CF-7K3M2', replayed: false, doctor: null });
  expect(parsed()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      event: 'holdSlot',
      ms: 4,
      reference: 'CF-7K3M2',
      replayed: false,
      doctor: null,
    },
  ]);
});

test('lines below the chosen level are not written', () => {
  const { log, parsed } = listen('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(parsed().map((line) => line['event'])).toEqual(['c', 'd']);
});

const PERSONAL = [
  '9876543210',
  '+91 98765 43210',
  '098765-43210',
  '(+91) 98765.43210',
  '९८७६५४३२१०',
  'asha.rao@example.com',
  'asha%40example.co.in',
  '2345 6789 0123',
  '4111-1111-1111-1111',
  TELEGRAM_TOKEN,
  `https://api.telegram.org/bot${TELEGRAM_TOKEN}/getUpdates`,
  `https://api.telegram.org/file/bot${TELEGRAM_TOKEN}/photos/file_1.jpg`,
  GEMINI_KEY,
  'rzp_live_FALSEfalse1234',
  'rzp_test_FALSEfalse1234',
  'Basic cnpwX2xpdmVfRkFMU0U6c2VjcmV0',
  'Authorization: Bearer FALSE.false-FALSE',
  'postgres://clinic:hunter2hunter2@db.example.com/clinic',
  'https://x.example/r?token=FALSEfalseFALSE&size=2',
  '{"webhook_secret":"FALSEfalseFALSE"}',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhc2hhIn0.FALSEfalse_-',
  '-----BEGIN PRIVATE KEY-----\nFALSEfalseFALSE\n-----END PRIVATE KEY-----',
];
const SHREDS =
  /9876|98765|43210|४३२|asha|6789|4111|AAHfalse|SyFALSE|FALSEfalse|cnpwX2|FALSE\.false|hunter2|eyJzdWI/;

test.each(PERSONAL)('nothing of %j is left in a line, whatever stands around it', (secret) => {
  const { log, lines } = listen('debug');
  log.error(`failed ${secret}`, {
    plain: secret,
    inside: `before ${secret} after`,
    quoted: `x="${secret}".`,
  });
  expect(lines.join('')).toContain('before ');
  expect(lines.join('')).not.toMatch(SHREDS);
});

test.each([
  'CF-7K3M2',
  'R/2627/000042',
  'pay_Qb2gYRc7dxedX8',
  '2026-04-14T09:00:00.000Z',
  '2026-04-14 17:30',
  'outbox_row_given_up',
  'ECONNREFUSED 127.0.0.1:3000',
  'bdkxaaqwrtyplmnbvczx',
])('%s tells a developer something and stays', (text) => {
  expect(scrubText(text)).toBe(text);
});

test('the keys of the configuration are cut out whatever they look like', () => {
  const { log, lines } = listen('info', ['opensesame', '']);
  log.warn('refused', { answer: 'you said opensesame-opensesame' });
  expect(lines[0]).toContain('you said [secret]-[secret]');
});

test('a number of ten digits is someone, a small one is a count', () => {
  const { log, parsed } = listen('info');
  log.info('sent', { to: 9_876_543_210, ms: 1_234, pages: 0.5 });
  expect(parsed()[0]).toMatchObject({ to: '[digits]', ms: 1_234, pages: 0.5 });
});

test('an object that slips past the types is not written out', () => {
  const { log, lines } = listen('info');
  log.info('odd', { patient: { name: 'Asha Rao' } } as never);
  expect(lines[0]).toContain('[object]');
  expect(lines[0]).not.toContain('Asha');
});

test('a fact cannot take the place of the event or the level', () => {
  const { log, parsed } = listen('info');
  log.info('sent', { event: 'other', level: 'fatal' });
  expect(parsed()[0]).toMatchObject({ event: 'sent', level: 'info', eventFact: 'other', levelFact: 'fatal' });
});

test('an error is told with its causes, and none of them tells a phone, an address or a token', () => {
  const inner = Object.assign(new Error(`getaddrinfo failed for asha.rao@example.com`), {
    code: 'ENOTFOUND',
  });
  const middle = new Error(`request to https://api.telegram.org/bot${TELEGRAM_TOKEN}/sendMessage failed`, {
    cause: inner,
  });
  const outer = new OutsideError({
    service: 'telegram',
    operation: 'sendMessage',
    permanent: false,
    code: 'unreachable',
    cause: new AggregateError([middle, 'auth timeout 98765 43210'], `key ${GEMINI_KEY}`),
  });
  const facts = describeError(outer);
  expect(facts).toMatchObject({ errorName: 'OutsideError', errorCode: 'unreachable' });
  expect(facts['errorMessage']).toBe('telegram sendMessage failed: unreachable');
  expect(facts['errorCauses']).toMatch(
    /AggregateError.*<- Error: request to .*\[token\].*<- thrown string: auth timeout.*<- Error\(ENOTFOUND\)/,
  );
  expect(facts['errorAt']).toMatch(/^at .*log\.test\.ts/);
  expect(JSON.stringify(facts)).not.toMatch(SHREDS);
});

test('an error that is its own cause is told once', () => {
  const error = new Error('round');
  error.cause = error;
  expect(describeError(error)).toMatchObject({ errorMessage: 'round', errorCauses: undefined });
});

test.each([undefined, null, 42, 'text 9876543210', { message: 'Asha' }])(
  '%j thrown in place of an error is told safely',
  (thrown) => {
    expect(JSON.stringify(describeError(thrown))).not.toMatch(/9876|Asha/);
  },
);

test('a very long text is cut', () => {
  expect(scrubText('word '.repeat(1_000)).length).toBeLessThan(520);
  expect(scrubText(`${'9'.repeat(600)} ${'ab1.'.repeat(30_000)}`).length).toBeLessThan(520);
});

test('the recording log keeps what was said, for a test to look at', () => {
  const log = recordingLog();
  log.info('sent', { ms: 1 });
  log.error('failed');
  expect(log.lines).toEqual([
    { level: 'info', event: 'sent', facts: { ms: 1 } },
    { level: 'error', event: 'failed', facts: {} },
  ]);
  expect(log.text()).toContain('"failed"');
});
