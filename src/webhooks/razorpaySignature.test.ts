import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyRazorpaySignature } from './razorpaySignature.ts';

// Signatures made with OpenSSL and Python, not with the code under test; the second is RFC 2104's well-known example.
const KNOWN = [
  [
    '{"event":"payment_link.paid","n":1}',
    'whsec_test_one',
    'ea51404becb5b72b81b950bdd8af3c3c4df6b473b139baf51425427e0f076b99',
  ],
  [
    'The quick brown fox jumps over the lazy dog',
    'key',
    'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
  ],
  ['{"नाम":"आशा ₹"}', 'घंटी-secret', 'dfbb60053dad152e526f338a5fffeaa422fcad083039954a5cc847b6d5e8c745'],
] as const;
const [BODY_TEXT, SECRET, SIGNATURE] = KNOWN[0];
const BODY = Buffer.from(BODY_TEXT);
/** The same body under the empty secret. */
const SIGNED_WITH_NOTHING = '33bb05096302018d90787d3cf2ee7dad7f9b469c4258b318f64fdf8e8c470ea1';

test.each(KNOWN)('%s signed with %s is genuine', (body, secret, signature) => {
  expect(verifyRazorpaySignature(Buffer.from(body), signature, [secret])).toBe(true);
  expect(verifyRazorpaySignature(Buffer.from(body), signature.toUpperCase(), [secret])).toBe(true);
});

test('while the secret is rotated the former and the present one are both good, a third is not', () => {
  expect(verifyRazorpaySignature(BODY, SIGNATURE, ['whsec_new', SECRET])).toBe(true);
  expect(verifyRazorpaySignature(BODY, SIGNATURE, [SECRET, 'whsec_old'])).toBe(true);
  expect(verifyRazorpaySignature(BODY, SIGNATURE, ['whsec_new', 'whsec_old'])).toBe(false);
});

test('a clinic that has set no secret believes no webhook, signed with nothing or not', () => {
  for (const secrets of [[], [''], ['', ''], [' ']]) {
    expect(verifyRazorpaySignature(BODY, SIGNED_WITH_NOTHING, secrets)).toBe(false);
    expect(verifyRazorpaySignature(BODY, SIGNATURE, secrets)).toBe(false);
  }
  expect(verifyRazorpaySignature(BODY, SIGNATURE, ['', SECRET])).toBe(true);
});

test.each([
  undefined,
  '',
  SIGNATURE.slice(0, 63),
  `${SIGNATURE}0`,
  ` ${SIGNATURE}`,
  `sha256=${SIGNATURE}`,
  '0'.repeat(64),
  'z'.repeat(64),
  'é'.repeat(32),
])('the signature %j is refused', (signature) => {
  expect(verifyRazorpaySignature(BODY, signature, [SECRET])).toBe(false);
});

test('a body with one bit changed, cut or lengthened does not carry the signature any more', () => {
  for (let place = 0; place < BODY.length * 8; place += 1) {
    const forged = Buffer.from(BODY);
    forged.writeUInt8(forged.readUInt8(place >> 3) ^ (1 << (place & 7)), place >> 3);
    expect(verifyRazorpaySignature(forged, SIGNATURE, [SECRET])).toBe(false);
  }
  for (let length = 0; length < BODY.length; length += 1) {
    expect(verifyRazorpaySignature(BODY.subarray(0, length), SIGNATURE, [SECRET])).toBe(false);
  }
  expect(verifyRazorpaySignature(Buffer.concat([BODY, Buffer.from(' ')]), SIGNATURE, [SECRET])).toBe(false);
});

test('a body that says the same in other bytes is not the one that was signed', () => {
  expect(
    verifyRazorpaySignature(Buffer.from('{"n":1,"event":"payment_link.paid"}'), SIGNATURE, [SECRET]),
  ).toBe(false);
});

test('of ten thousand forged signatures none is believed', () => {
  const digits = fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      digits,
      (body, signature) => !verifyRazorpaySignature(body, signature, [SECRET, 'whsec_old']),
    ),
    { numRuns: 10_000 },
  );
});
