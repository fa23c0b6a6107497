/** What the doctor asks of Razorpay: the key and its mode. */
import { createRazorpayPayments } from '../../services/razorpay.ts';
import { type Check, codeOf, fault, fine, off, warning } from './check.ts';

const razorpay: Check = {
  name: 'razorpay',
  why: 'Online payments go through it.',
  async look({ config }) {
    const { RAZORPAY_KEY_ID: keyId, RAZORPAY_KEY_SECRET: keySecret, RAZORPAY_BASE_URL: baseUrl } = config;
    if (keyId === undefined || keySecret === undefined)
      return off(
        'no key: the sandbox stands in',
        'Set RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET and RAZORPAY_WEBHOOK_SECRET.',
      );
    try {
      await createRazorpayPayments({ keyId, keySecret, baseUrl }).findLinkByReference('CF-DOCTOR-CHECK');
    } catch (error) {
      const code = codeOf(error);
      return code.includes('401')
        ? fault(
            `key and secret are refused (${code})`,
            'Set RAZORPAY_KEY_ID and RAZORPAY_KEY_SECRET to a pair from the dashboard, Settings, API Keys.',
          )
        : fault(`does not answer (${code})`, 'Check the way to RAZORPAY_BASE_URL: firewall, proxy, DNS.');
    }
    if (keyId.startsWith('rzp_live_')) return fine('answers; the key is live: real money moves');
    return config.isTelegramReal
      ? warning('answers; the key is a test key: no real money moves', 'Set a live key before patients pay.')
      : fine('answers; the key is a test key: no real money moves');
  },
};

const returnAddress: Check = {
  name: 'payment page',
  why: 'After paying, a patient comes back to PUBLIC_URL.',
  async look({ config }) {
    if (!config.isRazorpayReal) return off('the sandbox stands in', 'See the line above.');
    return config.PUBLIC_URL === undefined
      ? warning(
          'no PUBLIC_URL: payments are found by asking every two minutes',
          'Set PUBLIC_URL, and in the Razorpay dashboard a webhook to PUBLIC_URL/webhooks/razorpay.',
        )
      : fine(`returns to ${config.PUBLIC_URL}/payment/return`);
  },
};

export const RAZORPAY_CHECKS: readonly Check[] = [razorpay, returnAddress];
