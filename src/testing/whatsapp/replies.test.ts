/** What a reply on WhatsApp means and when it is sent, the whole way from the phone and back, on both of its implementations. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cancelByStaff } from '../../app/staff/cancelByStaff.ts';
import { doAsStaff } from '../../app/staff/staffDeed.ts';
import { chatKey } from '../../domain/message/chat.ts';
import type { WhatsappPhone } from '../../sandbox/whatsapp/phone.ts';
import type { ShownMessage } from '../../sandbox/whatsapp/room.ts';
import { movableClock } from '../../services/clock.ts';
import { type OpenBench, openBench } from '../channels/openBench.ts';
import { whatsappPatient } from '../channels/whatsappPatient.ts';
import { MONDAY_TEN } from '../clinic.ts';

const EVERYTHING = 'Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TIMEOUT = { timeout: 60_000 };

interface Way {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly phoneOf: (bench: OpenBench, id: string) => WhatsappPhone | undefined;
  readonly chatIdOf: (id: string) => string;
}

const WAYS: readonly Way[] = [
  {
    name: 'the Cloud API',
    environment: { WHATSAPP: 'cloud' },
    phoneOf: ({ product }, id) => product.whatsapp?.cloudStandIn?.phone(id, 'Asha'),
    chatIdOf: (id) => id,
  },
  {
    name: 'a linked phone',
    environment: { WHATSAPP: 'web', WHATSAPP_WEB: 'scripted' },
    phoneOf: ({ product }, id) => product.whatsapp?.web?.standIn?.phone(id, 'Asha'),
    chatIdOf: (id) => `${id}@c.us`,
  },
];

describe.each(WAYS)('a patient on $name', ({ environment, phoneOf, chatIdOf }) => {
  const clock = movableClock();
  clock.moveTo(MONDAY_TEN);
  let bench: OpenBench;
  let people = 0;
  beforeAll(async () => {
    bench = await openBench(environment, { clock });
    const { web } = bench.product.whatsapp ?? {};
    if (web == null) return;
    await vi.waitFor(() => expect(web.supervisor.state.phase).toBe('qr'), { timeout: 60_000 });
    web.standIn?.pair();
    await vi.waitFor(() => expect(web.supervisor.state.phase).toBe('ready'), { timeout: 60_000 });
  }, 150_000);
  afterAll(() => bench.close(), 60_000);

  const newPatient = () => {
    const id = `${919_500_000_000 + people++}`;
    const phone = phoneOf(bench, id);
    if (phone === undefined) throw new Error('WhatsApp is not simulated');
    const patient = whatsappPatient(phone, chatIdOf(id));
    const fromClinic = (): readonly ShownMessage[] => phone.messages().filter(({ from }) => from === 'bot');
    const conversation = async () => {
      const { store } = bench.product.desk.outside.world;
      return store.read((tables) => tables.conversations.load(chatKey('whatsapp', chatIdOf(id))));
    };
    return { phone, patient, fromClinic, conversation };
  };
  const settle = async (): Promise<void> => {
    await bench.product.desk.idle();
    await bench.product.whatsapp?.cloudStandIn?.webhooksSettled();
    await bench.product.desk.idle();
  };

  it('who answers an old menu by quoting it gets the present one, and nothing is held', TIMEOUT, async () => {
    const { phone, patient, fromClinic, conversation } = newPatient();
    await patient.says(EVERYTHING, /privacy/i);
    const [notice] = fromClinic();
    await patient.says('1', /When would you/);
    await settle();
    const before = await conversation();
    phone.replyTo(notice?.id ?? '', '1');
    await patient.hears(/from an earlier message[\s\S]*When would you/);
    expect(await conversation()).toMatchObject({ state: 'SELECTING_SLOT', draft: before?.draft });
    const slots = fromClinic().at(-1);
    await settle();
    phone.replyTo(slots?.id ?? '', '1');
    await patient.hears(/check that all is right/);
  });

  it('who quotes an old menu in words of their own is understood as ever', TIMEOUT, async () => {
    const { phone, patient, fromClinic } = newPatient();
    await patient.says(EVERYTHING, /privacy/i);
    const [notice] = fromClinic();
    await patient.says('1', /When would you/);
    await settle();
    phone.replyTo(notice?.id ?? '', 'what are your timings');
    expect(await patient.hears(/open/i)).not.toMatch(/from an earlier message/);
  });

  it(
    'whose words come after a quarter of an hour hears so once, and nothing comes of them',
    TIMEOUT,
    async () => {
      const { phone, patient, fromClinic, conversation } = newPatient();
      const wrote = (minutesAgo: number, text: string) =>
        phone.sendText(text, new Date(clock.now().getTime() - minutesAgo * MINUTE));
      wrote(16, EVERYTHING);
      await patient.hears(/reached us late/);
      wrote(15.5, 'yes');
      wrote(15.2, 'cancel my appointment');
      await settle();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(fromClinic()).toHaveLength(1);
      expect((await conversation())?.draft.name).toBeNull();
      wrote(14, EVERYTHING);
      await patient.hears(/privacy/i);
    },
  );

  it(
    'is told in the morning of what happens at night, and answered at once when they ask',
    TIMEOUT,
    async () => {
      const { patient, fromClinic } = newPatient();
      await patient.says(EVERYTHING, /privacy/i);
      await patient.says('yes', /When would you/);
      const day = patient.choices().find((label) => /\d:\d\d/.test(label)) ?? '';
      await patient.says(day, /check that all is right/);
      const booked = await patient.says('I will pay at the clinic', /booked/i);
      const reference = /CF-[A-Z0-9]{5}/.exec(booked)?.[0] ?? '';
      await settle();
      const { world } = bench.product.desk.outside;
      // Ten in the morning and twelve and a half hours: half past ten at night.
      clock.moveBy(12.5 * HOUR);
      const shown = fromClinic().length;
      const { outcome, rows } = await doAsStaff(
        world,
        { staffId: 'sunita', deedId: `night-${reference}` },
        (deed) => cancelByStaff(deed, { reference }),
      );
      expect(outcome.ok).toBe(true);
      bench.product.desk.runner.sendNow(rows);
      await settle();
      await bench.product.desk.runner.sweep();
      expect(
        fromClinic()
          .slice(shown)
          .map(({ text }) => text),
      ).toEqual([]);
      await patient.says('what are your timings', /open/i);
      expect(fromClinic().slice(shown)).toHaveLength(1);
      clock.moveBy(9.6 * HOUR);
      await bench.product.desk.runner.sweep();
      await patient.hears(/had to cancel[\s\S]*out of your calendar/);
      clock.moveTo(MONDAY_TEN);
    },
  );
});
