/** Journeys: a full day, those who wait for it, and a freed time that goes to one of them at a time. */
import { describe, expect, it } from 'vitest';
import { booksAtClinic, type Chat, comesToSummary, type OpenClinic, openClinic } from '../journey.ts';

/** Dr Iyer's 5:20 pm tomorrow is Asha's; Ravi and Meera wait for that very time. */
async function queue() {
  const clinic = await openClinic({ hearsWebhooks: true });
  const asha = clinic.chat('asha');
  await booksAtClinic(asha);
  await asha.taps('No reports');
  const [ravi, meera] = [clinic.chat('ravi'), clinic.chat(7)];
  await waits(ravi, 'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:20 pm with Dr Iyer');
  await waits(meera, 'Meera Shah, 52, female, cough, 9822001122, tomorrow at 5:20 pm with Dr Iyer');
  return { clinic, asha, ravi, meera };
}

async function waits(chat: Chat, sentence: string): Promise<void> {
  await comesToSummary(chat, sentence);
  expect((await chat.conversation()).state).toBe('SELECTING_SLOT');
  const joined = await chat.taps('Tell me if one frees up');
  expect(joined.text).toMatch(/waiting list of Dr Lakshmi Iyer, Tuesday, 24 November/);
  expect(joined.state).toBe('IDLE');
}

async function frees(clinic: OpenClinic, asha: Chat): Promise<void> {
  await asha.says('cancel my appointment');
  await asha.says('yes');
  await clinic.later(1);
}

describe('a freed time', () => {
  it('is offered to the first in line alone, kept for them, paid in the chat, and staff see what it saved', async () => {
    const { clinic, asha, ravi, meera } = await queue();
    await frees(clinic, asha);
    const offer = await ravi.hears();
    expect(offer.text).toMatch(
      /A time has become free for Ravi Kumar[\s\S]*24 November, 5:20 pm[\s\S]*until 10:21 am/,
    );
    expect((await meera.hears()).text).toBe('');
    expect((await ravi.says('yes')).state).toBe('SELECTING_PAYMENT_MODE');
    await ravi.taps('Pay online');
    await clinic.pays();
    expect((await ravi.hears()).text).toContain('booked');
    expect(clinic.notices).toContainEqual(expect.objectContaining({ code: 'waitlist_booked', inMonth: 1 }));
    await clinic.later(30);
    expect((await meera.hears()).text).toBe('');
  });

  it('that is declined goes to the next at once', async () => {
    const { clinic, asha, ravi, meera } = await queue();
    await frees(clinic, asha);
    await ravi.hears();
    expect((await ravi.taps('No, thank you')).text).toContain('next in line');
    await clinic.later(1);
    expect((await meera.hears()).text).toContain('A time has become free for Meera Shah');
  });

  it('that nobody answers goes to the next when its clock has run out, and the late yes is refused', async () => {
    const { clinic, asha, ravi, meera } = await queue();
    await frees(clinic, asha);
    await ravi.hears();
    const offer = await ravi.menu();
    await clinic.later(21);
    await clinic.later(1);
    expect((await ravi.hears()).text).toContain('gone to the next in line');
    expect((await meera.hears()).text).toContain('A time has become free');
    expect((await ravi.tapsIn(offer, 'Yes, I want it')).text).toContain('no longer kept');
    expect((await meera.taps('Yes, I want it')).state).toBe('SELECTING_PAYMENT_MODE');
  });

  it('is not offered to whoever has left the list, nor at night', async () => {
    const { clinic, asha, ravi } = await queue();
    await ravi.does({ kind: 'text', text: 'hello' });
    const left = await clinic.store.transact(async (tables) => {
      const [entry] = await tables.waitlist.ofChat(ravi.key);
      return tables.waitlist.change(entry?.id ?? '', { from: 'waiting', to: 'left', at: clinic.clock.now() });
    });
    expect(left).toBe(true);
    await frees(clinic, asha);
    expect((await ravi.hears()).text).toBe('');
  });

  it('cannot be taken by a stranger who knows its reference', async () => {
    const { clinic, asha, ravi } = await queue();
    await frees(clinic, asha);
    await ravi.hears();
    const [held] = (await ravi.appointments()).filter(({ status }) => status === 'pending');
    const vikram = clinic.chat('vikram');
    await vikram.says('hello');
    const menu = await vikram.menu();
    await clinic.store.transact(async (tables) => {
      const conversation = await tables.conversations.load(vikram.key);
      if (conversation === null) throw new Error('no conversation');
      const forged = {
        label: 'x',
        call: { tool: 'takeOffer', arguments: { reference: held?.reference ?? '' } },
      };
      await tables.conversations.save({ ...conversation, menu: { ...menu, choices: [forged] } });
    });
    expect((await vikram.taps('x')).text).toContain('no longer kept');
    expect(await vikram.appointments()).toEqual([]);
  });
});
