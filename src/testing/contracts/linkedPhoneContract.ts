/** What a linked phone's client lives through, script by script; the test with Chromium and the one without it call `describeLinkedPhone`. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from '../drills/whatsappGround.ts';
import { type ClientKind, type LinkedPhone, openLinkedPhone } from '../whatsapp/linkedPhone.ts';

type More = Parameters<typeof openLinkedPhone>[1];
const ASHA = '919812345678';
const TIMEOUT = { timeout: 120_000 };

export function describeLinkedPhone(kind: ClientKind): void {
  const open = async (more: More = {}): Promise<LinkedPhone> => {
    const phone = await openLinkedPhone(kind, more);
    onTestFinished(() => phone.close());
    return phone;
  };
  const bodies = ({ messages }: LinkedPhone): readonly string[] => messages.map(({ body }) => body);
  const hears = (phone: LinkedPhone, ...expected: readonly string[]): Promise<void> =>
    until(() => expected.every((body) => bodies(phone).includes(body)), {
      words: () => `${expected.join(', ')} among ${bodies(phone).join(', ')}`,
      withinMs: 30_000,
    });

  describe('a linked phone', TIMEOUT, () => {
    it('is ready once, however often the page says so, and tells each message once', async () => {
      const phone = await open();
      phone.standIn.setScript('readyTwice');
      await phone.becomesReady();
      phone.standIn.phone(ASHA).sendText('one');
      await hears(phone, 'one');
      expect(phone.phases.filter((phase) => phase === 'ready')).toHaveLength(1);
      expect(bodies(phone)).toEqual(['one']);
      await phone.supervisor.stop();
      expect(await phone.processes()).toEqual([]);
    });

    it('that is linked and never gets ready is begun anew, until it is', async () => {
      const phone = await open({ times: { readyMs: 2_000 } });
      phone.standIn.setScript('readyNever');
      await phone.supervisor.start();
      await phone.comesTo('qr');
      phone.standIn.pair();
      // By its deadline, or before that by the error that the library meets in such a page.
      await until(() => ['too_slow', 'failed'].includes(phone.supervisor.state.trouble ?? ''), {
        words: () => `begun anew (its trouble is ${phone.supervisor.state.trouble})`,
        withinMs: 30_000,
      });
      expect(phone.phases).toContain('authenticated');
      phone.standIn.setScript();
      await phone.comesTo('ready');
      expect(phone.supervisor.state).toMatchObject({ trouble: null, failures: 0 });
    });

    it('whose page never becomes WhatsApp is given up after eight tries, and staff are told in words', async () => {
      const phone = await open({ times: { firstWaitMs: 10, longestWaitMs: 20, launchMs: 4_000 } });
      phone.standIn.setScript('neverLoads');
      await phone.supervisor.start();
      await phone.comesTo('needs_staff');
      expect(phone.supervisor.state.failures).toBe(7);
      expect(phone.troubles.length).toBeGreaterThan(0);
      expect(phone.troubles.every((trouble) => trouble === 'not_whatsapp' || trouble === 'too_slow')).toBe(
        true,
      );
      expect(phone.standIn.openings).toBe(8);
      await until(async () => (await phone.processes()).length === 0, {
        words: 'nothing is left running',
        withinMs: 20_000,
      });
    });

    it('whose code nobody scans is put away after thirty codes, and comes back on command alone', async () => {
      const phone = await open();
      phone.standIn.setScript('qrLoop');
      await phone.supervisor.start();
      await phone.comesTo('needs_staff');
      expect(phone.troubles).toEqual(['qr_not_scanned']);
      expect(phone.supervisor.state).toMatchObject({ trouble: 'qr_not_scanned', qr: null });
      const { openings } = phone.standIn;
      phone.standIn.setScript();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(phone.standIn.openings).toBe(openings);
      await phone.becomesReady();
    });

    it('that logs us out is not tried again: staff are told, the session is forgotten, a code comes on command', async () => {
      const phone = await open();
      await phone.becomesReady();
      phone.standIn.command({ do: 'logOut' });
      await phone.comesTo('needs_staff');
      expect(phone.troubles).toEqual(['logged_out']);
      await until(async () => (await phone.processes()).length === 0, {
        words: 'nothing is left running',
        withinMs: 20_000,
      });
      await phone.becomesReady();
    });

    it('whose page is closed is begun anew, still linked, and tells what came meanwhile', async () => {
      const phone = await open();
      await phone.becomesReady();
      phone.standIn.command({ do: 'close' });
      await until(() => phone.supervisor.state.phase !== 'ready', {
        words: 'the closed page is noticed',
        withinMs: 30_000,
      });
      phone.standIn.phone(ASHA).sendText('while you were away');
      await phone.comesTo('ready');
      await hears(phone, 'while you were away');
      expect(phone.phases.filter((phase) => phase === 'qr')).toHaveLength(1);
      expect(phone.troubles).toEqual([]);
    });

    it('whose page hangs is found silent, begun anew, and tells what came meanwhile', async () => {
      const phone = await open();
      await phone.becomesReady();
      phone.standIn.command({ do: 'hang', ms: 30_000 });
      phone.standIn.phone(ASHA).sendText('are you there');
      await until(() => phone.supervisor.state.trouble === 'silent', {
        words: 'found silent',
        withinMs: 30_000,
      });
      await phone.comesTo('ready');
      await hears(phone, 'are you there');
    });

    it('that says it is connected, and tells of nothing any more, is found deaf after a quarter of an hour', async () => {
      const phone = await open();
      await phone.becomesReady();
      phone.standIn.phone(ASHA).sendText('hello');
      await hears(phone, 'hello');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      phone.standIn.command({ do: 'deafen' });
      phone.standIn.phone(ASHA).sendText('does anybody hear me');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(bodies(phone)).toEqual(['hello']);
      expect(phone.supervisor.state.phase).toBe('ready');
      phone.clock.moveBy(16 * 60_000);
      await hears(phone, 'does anybody hear me');
      await until(() => phone.log.lines.some(({ facts }) => facts['code'] === 'deaf'), {
        words: 'found deaf',
        withinMs: 20_000,
      });
      await phone.comesTo('ready');
      phone.standIn.phone(ASHA).sendText('and now');
      await hears(phone, 'and now');
      expect(bodies(phone).filter((body) => body === 'and now')).toHaveLength(1);
    });

    it('that is connected and silent for six hours is begun anew, which is no failure', async () => {
      const phone = await open();
      await phone.becomesReady();
      const { openings } = phone.standIn;
      phone.clock.moveBy(5.9 * 3_600_000);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(phone.standIn.openings).toBe(openings);
      // The whole time again: a late event of the page would have been a sign of life meanwhile.
      phone.clock.moveBy(6.1 * 3_600_000);
      await until(() => phone.standIn.openings > openings, { words: 'begun anew', withinMs: 30_000 });
      await phone.comesTo('ready');
      expect(phone.supervisor.state.failures).toBe(0);
      expect(phone.troubles).toEqual([]);
    });

    it('that asks for a file which is not there gets it at the second try, and is told when it is gone', async () => {
      const phone = await open();
      await phone.becomesReady();
      const bytes = Buffer.from('%PDF-1.7 a report');
      phone.standIn.phone(ASHA).sendFile({ kind: 'document', bytes, caption: 'report' });
      await hears(phone, 'report');
      const messageId = phone.messages[0]?.id ?? '';
      const ask = { name: 'download', messageId, limitBytes: 1_000_000 } as const;
      phone.standIn.failDownloads(1);
      expect(Buffer.from((await phone.supervisor.ask(ask, 20_000)) as Uint8Array)).toEqual(bytes);
      phone.standIn.failDownloads(99);
      await expect(phone.supervisor.ask(ask, 20_000)).rejects.toMatchObject({
        code: 'gone',
        permanent: true,
      });
      phone.standIn.failDownloads(0);
      await expect(phone.supervisor.ask({ ...ask, limitBytes: 4 }, 20_000)).rejects.toMatchObject({
        code: 'too_large',
      });
    });

    it('whose browser takes too much memory is begun anew in the quiet hours, and not by day', async () => {
      const phone = await open({ memoryCeilingMb: kind === 'browser' ? 900 : 300 });
      await phone.becomesReady();
      const { openings } = phone.standIn;
      phone.standIn.command({ do: 'grow', megabytes: kind === 'browser' ? 900 : 300 });
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      phone.clock.moveBy(2 * 60_000);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(phone.standIn.openings).toBe(openings);
      phone.isNight = true;
      await until(() => phone.standIn.openings > openings, { words: 'begun anew', withinMs: 30_000 });
      await phone.comesTo('ready');
      const [renewed] = phone.log.lines.filter(({ event }) => event === 'whatsapp_web_renewed');
      expect(renewed?.facts).toMatchObject({ code: 'memory' });
      expect(phone.troubles).toEqual([]);
      phone.standIn.phone(ASHA).sendText('good morning');
      await hears(phone, 'good morning');
    });

    it('that takes twice its ceiling is begun anew at once', async () => {
      const phone = await open({ memoryCeilingMb: 100 });
      await phone.supervisor.start();
      await phone.comesTo('qr');
      phone.standIn.pair();
      await phone.comesTo('ready');
      if (kind === 'scripted') phone.standIn.command({ do: 'grow', megabytes: 250 });
      await until(() => phone.log.lines.some(({ event }) => event === 'whatsapp_web_renewed'), {
        words: 'begun anew',
        withinMs: 30_000,
      });
      expect(phone.log.lines.find(({ event }) => event === 'whatsapp_web_renewed')?.facts).toMatchObject({
        code: 'memory_at_once',
      });
    });
  });
}
