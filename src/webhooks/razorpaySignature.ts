/** Tells whether a webhook was signed by Razorpay with one of our secrets; called by the webhook's route before it believes a byte. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 in hexadecimal (https://razorpay.com/docs/webhooks/validate-test/). */
const SIGNATURE = /^[0-9a-f]{64}$/i;

/**
 * True when `signature` is that of the raw bytes under one of `secrets`: the present one, and the former while it is being
 * rotated. An empty secret signs nothing: it is what a forger would use against a clinic that forgot to set one.
 */
export function verifyRazorpaySignature(
  rawBody: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  if (signature === undefined || !SIGNATURE.test(signature)) return false;
  const given = Buffer.from(signature, 'hex');
  let isGenuine = false;
  for (const secret of secrets) {
    if (secret.trim() === '') continue;
    const expected = createHmac('sha256', secret).update(rawBody).digest();
    // No early way out: how long it takes tells nothing of which secret fitted.
    if (timingSafeEqual(given, expected)) isGenuine = true;
  }
  return isGenuine;
}
