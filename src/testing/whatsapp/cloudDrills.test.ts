/** The drills of the Cloud API's webhook with small counts; `npm run drill -- whatsapp-forged` and its like play them with the large ones. */
import { describe, expect, it } from 'vitest';
import { replayMessages, whatsappForgedDrill, whatsappReplayDrill } from '../drills/whatsappCloudDrills.ts';

describe('the webhook of WhatsApp', () => {
  it('takes nothing that is forged', async () => {
    expect(await whatsappForgedDrill.run({ count: 140, seed: 7 })).toHaveLength(1);
  }, 90_000);

  it('answers new messages among replayed ones, and those alone', async () => {
    expect(await whatsappReplayDrill.run({ count: 100, seed: 7 })).toHaveLength(1);
  }, 90_000);

  it('would be found out if it took an old message for a new one', async () => {
    await expect(replayMessages({ count: 20, seed: 7 }, (id) => `${id}again`)).rejects.toThrow(
      '1 new messages brought 21 answers',
    );
  }, 90_000);
});
