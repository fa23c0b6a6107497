/** Odd updates and requests by the hundred thousand: no crash, no 5xx, no growth. */
import { fuzzInProcess } from '../fuzz/fuzzedProduct.ts';
import type { Drill } from './drill.ts';

/** Of what is alive after a full collection: caches that fill once. */
const MOST_GROWTH_MEGABYTES = 12;

export const fuzzDrill: Drill = {
  name: 'fuzz',
  purpose: 'so many odd updates, webhooks and requests on every route: no crash, no 5xx, no growth',
  usualCount: 100_000,
  async run(order) {
    const { byStatus, faults, heapMegabytes, complaints, isReady } = await fuzzInProcess(order);
    const [before, after] = heapMegabytes;
    if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.slice(0, 10).join('\n')}`);
    if (complaints !== '' || !isReady) throw new Error(`the product was not well: ${complaints}`);
    if (after - before > MOST_GROWTH_MEGABYTES)
      throw new Error(`the heap grew from ${before} to ${after} MB`);
    const statuses = Object.entries(byStatus).map(([status, times]) => `${status}: ${times}`);
    return [`answers ${statuses.join(', ')}`, `heap ${before} MB before, ${after} MB after`];
  },
};
