/** WhatsApp Web's client when things go wrong: the drill with a small count, and a start without any network. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { childEnvironment } from '../../config.ts';
import { systemClock } from '../../services/clock.ts';
import { recordingLog } from '../../services/recordingLog.ts';
import { createSessionVault } from '../../whatsapp/web/sessionVault.ts';
import type { WebTrouble } from '../../whatsapp/web/supervision.ts';
import { WebSupervisor } from '../../whatsapp/web/supervisor.ts';
import { whyNoBrowser } from '../browser.ts';
import { processesWith } from '../drills/whatsappGround.ts';
import { whatsappWebDrill } from '../drills/whatsappWebDrill.ts';

const CHROMIUM = childEnvironment()['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

describe.skipIf(whyNoBrowser() !== null)('the linked phone', () => {
  it('comes back from whatever breaks it, and no message is lost or handled twice', async () => {
    expect(await whatsappWebDrill.run({ count: 2, seed: 4 })).toHaveLength(3);
  }, 180_000);

  it('without a network says that WhatsApp cannot be reached, tries again, and stops cleanly', async () => {
    const root = await mkdtemp(join(tmpdir(), 'clinic-no-network-'));
    onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 10 }));
    const log = recordingLog();
    const profileDir = join(root, 'profile');
    const troubles: WebTrouble[] = [];
    const supervisor = new WebSupervisor({
      settings: {
        client: 'browser',
        chromiumPath: CHROMIUM,
        profileDir,
        pageFolder: null,
        // No name leads anywhere, whatever network this machine has.
        browserArgs: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
        pageTimeoutMs: 20_000,
      },
      environment: childEnvironment(),
      clock: systemClock,
      isNight: () => false,
      memoryCeilingMb: null,
      vault: createSessionVault({ folder: join(root, 'sealed'), profileDir, key: Buffer.alloc(32, 7), log }),
      log,
      times: { firstWaitMs: 100, longestWaitMs: 300 },
      onMessage: () => undefined,
      onTrouble: (trouble) => troubles.push(trouble),
    });
    await supervisor.start();
    await vi.waitFor(() => expect(troubles).toEqual(['unreachable']), { timeout: 90_000, interval: 200 });
    expect(supervisor.state).toMatchObject({ trouble: 'unreachable', failures: 0 });
    await supervisor.stop();
    expect(supervisor.state.phase).toBe('stopped');
    await vi.waitFor(async () => expect(await processesWith(root)).toEqual([]), { timeout: 20_000 });
  }, 150_000);
});
