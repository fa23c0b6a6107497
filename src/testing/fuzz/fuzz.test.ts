import { expect, it } from 'vitest';
import { fuzzInProcess } from './fuzzedProduct.ts';
import { routesInSources } from './oddRequests.ts';

it('knows every route that is mounted', () => {
  expect(routesInSources()).toEqual(
    expect.arrayContaining([
      '/livez',
      '/readyz',
      '/metrics',
      '/payment/return',
      '/webhooks/razorpay',
      '/webhooks/telegram-staff',
      '/webhooks/whatsapp',
      '/playground',
    ]),
  );
});

it('whatever is sent to whatever route, nothing breaks and no stack is shown', {
  timeout: 120_000,
}, async () => {
  const fuzzed = await fuzzInProcess({ count: 1_500, seed: 7 });
  expect(fuzzed.faults).toEqual([]);
  expect(fuzzed.complaints).toBe('');
  expect(fuzzed.isReady).toBe(true);
  // Both what is let in and what is turned away was tried.
  expect(fuzzed.byStatus['200']).toBeGreaterThan(300);
  expect(fuzzed.byStatus['404']).toBeGreaterThan(50);
});
