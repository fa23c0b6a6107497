/** Journeys on WhatsApp where there are no buttons: numbers, pages, the number one writes from, and messages that come late. */
import { describe, expect, it } from 'vitest';
import { chatKey } from '../../domain/message/chat.ts';
import { createWhatsappHandlers } from '../../whatsapp/whatsappHandlers.ts';
import { CAST } from '../clinic.ts';
import { chatOf, type OpenClinic, openClinic } from '../journey.ts';

const EVERYTHING = 'Asha Verma, 34, female, fever since Monday, 9876543210';

async function onWhatsapp(chatId = '919800000001@c.us') {
  const clinic = await openClinic({ channels: ['telegram', 'whatsapp'] });
  const asha = chatOf(clinic, { ...CAST.asha, chat: chatKey('whatsapp', chatId) });
  return { clinic, asha };
}

describe('numbers on WhatsApp', () => {
  it('choose what they stand beside, and nought goes back', async () => {
    const { asha } = await onWhatsapp();
    await asha.says(EVERYTHING);
    const doctors = await asha.says('1');
    expect(doctors.state).toBe('SELECTING_DOCTOR');
    const times = await asha.says('1');
    expect(times.state).toBe('SELECTING_SLOT');
    expect((await asha.says('0')).state).toBe('SELECTING_DOCTOR');
  });

  it('that stand beside nothing bring the present menu, and change nothing', async () => {
    const { asha } = await onWhatsapp();
    const before = await asha.says(EVERYTHING);
    const after = await asha.says('7');
    expect(after.state).toBe(before.state);
    expect(after.text).toContain('earlier message');
    expect(after.choices).toEqual(before.choices);
  });

  it('typed before the present menu was shown meant an earlier one', async () => {
    const { clinic, asha } = await onWhatsapp();
    await asha.says(EVERYTHING);
    await clinic.desk.receive({
      chat: asha.key,
      messageId: clinic.ids.id(),
      sentAt: new Date(clinic.clock.now().getTime() - 60_000),
      appLanguage: null,
      content: { kind: 'text', text: '1' },
    });
    expect(await asha.hears()).toMatchObject({ state: 'AWAITING_CONSENT', text: /earlier message/ });
  });

  it('are the age where the age is asked for', async () => {
    const { asha } = await onWhatsapp();
    await asha.says('I want an appointment');
    await asha.says('1');
    await asha.says('Asha Verma');
    await asha.says('9876543210');
    await asha.says('8');
    expect((await asha.conversation()).draft.age).toMatchObject({ years: 8 });
  });
});

describe('the number that a patient writes from', () => {
  it.each(['yes', '1', 'haan', 'Use this number'])('is taken with “%s”', async (answer) => {
    const { asha } = await onWhatsapp();
    await asha.says('I want an appointment');
    await asha.says('1');
    expect((await asha.says('Asha Verma')).text).toContain('+91 98000 00001');
    await asha.says(answer);
    expect((await asha.conversation()).draft.phone).toBe('+919800000001');
  });

  it('is not known where WhatsApp hides it, and is asked for', async () => {
    const { asha } = await onWhatsapp('12345678901234@lid');
    await asha.says('I want an appointment');
    await asha.says('1');
    expect((await asha.says('Asha Verma')).text).toContain('10 digits');
    expect((await asha.conversation()).draft.phone).toBeNull();
  });
});

describe('messages that come late', () => {
  const late = async (clinic: OpenClinic, texts: readonly string[]) => {
    const { receiveMessage } = createWhatsappHandlers({
      receive: (message) => clinic.desk.receive(message),
      acknowledge: () => Promise.resolve(),
      clock: clinic.clock,
      lateAfterMinutes: 15,
    });
    const sentAt = new Date(clinic.clock.now().getTime() - 20 * 60_000);
    const chat = chatKey('whatsapp', '919800000001@c.us');
    for (const [index, text] of texts.entries())
      await receiveMessage({
        chat,
        messageId: `late-${index}`,
        sentAt,
        appLanguage: null,
        content: { kind: 'text', text },
      });
  };

  it('are asked for again, once, and cause nothing', async () => {
    const { clinic, asha } = await onWhatsapp();
    await late(clinic, [EVERYTHING, 'yes', 'cancel my appointment']);
    const { text } = await asha.hears();
    expect(text.match(/reached us late/g)).toHaveLength(1);
    expect((await asha.conversation()).draft.name).toBeNull();
  });

  it('bring the ambulance’s number all the same when they tell of an emergency', async () => {
    const { clinic, asha } = await onWhatsapp();
    await late(clinic, ['hello', 'my father has chest pain and cannot breathe']);
    expect((await asha.hears()).text).toMatch(/112/);
  });

  it('are not asked for again when they were handled before', async () => {
    const { clinic, asha } = await onWhatsapp();
    await late(clinic, ['hello']);
    await asha.hears();
    await late(clinic, ['hello']);
    expect((await asha.hears()).text).toBe('');
  });
});
