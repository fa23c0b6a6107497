/** One of several processes that send reminders from one store; the reminder drill starts and kills it. Its channel is a sink that counts. */
import { createDirectory } from '../../app/clinic/clinicBook.ts';
import type { Outside } from '../../app/outbox/drain/outside.ts';
import { createOutboxRunner } from '../../app/outbox/outboxRunner.ts';
import { sweepReminders } from '../../app/reminders/sweepReminders.ts';
import { POLICY } from '../../domain/clinic/policy.ts';
import type { Channel } from '../../ports/channel.ts';
import { OutsideError } from '../../ports/outsideError.ts';
import { systemClock } from '../../services/clock.ts';
import { createRandomIds } from '../../services/ids.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';

const [databaseUrl = '', sinkUrl = ''] = process.argv.slice(2);

const sink: Channel = {
  name: 'telegram',
  async send({ chat }) {
    const answer = await fetch(`${sinkUrl}/${encodeURIComponent(chat)}`, { method: 'POST' });
    if (!answer.ok)
      throw new OutsideError({ service: 'sink', operation: 'send', permanent: false, code: 'refused' });
    return answer.text();
  },
  sendDocument: () => Promise.reject(new Error('no document is part of this drill')),
  showTyping: () => Promise.resolve(),
  fetchAttachment: () => Promise.reject(new Error('no attachment is part of this drill')),
};

const log = recordingLog();
const store = await openStore({ databaseUrl, dataDir: '', log });
const directory = createDirectory();
await directory.load(store);
const world = {
  ...{ store, clock: systemClock, ids: createRandomIds(systemClock), log, policy: POLICY, directory },
  ...{ trace: () => undefined, paymentReturnUrl: null },
};
// Nothing but reminders waits in this store: the other services are never asked.
const outside = { world, channels: new Map([['telegram', sink]]) } as unknown as Outside;
const runner = createOutboxRunner(outside);
for (;;) {
  try {
    runner.sendNow(await sweepReminders(outside));
    await runner.sweep();
    await runner.idle();
  } catch (error) {
    // As a job that failed: it comes again.
    log.warn('sweep_failed', { reason: error instanceof Error ? error.name : 'unknown' });
  }
}
