/** What the model reader promises of a turn: one effect an ask, nothing after the close, an answer within its time, advice never. */
import { describe, expect, it } from 'vitest';
import { openClinic } from '../journey.ts';
import { WAYS } from '../waysToStates.ts';
import { MUMBLED } from './misbehaviours.ts';
import { scriptedModel } from './scriptedModel.ts';

describe('one turn of the model', () => {
  it('gives each ask one effect: the second time slot of a turn is not held', async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model });
    const asha = clinic.chat('asha');
    await WAYS.SELECTING_SLOT(asha);
    model.script = ({ results }) =>
      results.length > 0
        ? { say: 'DONE' }
        : {
            call: [
              { name: 'holdSlot', args: { slot: 'd-iyer_20261124_1720' } },
              { name: 'holdSlot', args: { slot: 'd-iyer_20261124_1740' } },
            ],
          };
    expect((await asha.says(MUMBLED.en)).state).toBe('SELECTING_PAYMENT_MODE');
    expect((await asha.appointments()).map(({ visitTime, status }) => `${visitTime} ${status}`)).toEqual([
      '17:20 pending',
    ]);
    expect(model.requests.at(-1)).toContain('already_done');
  });

  it('takes back what a refused call has begun: the held time stays when the wished one is gone, and another may be tried', async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model });
    const ravi = clinic.chat('ravi');
    await ravi.says('Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 6 pm with Dr Iyer');
    await ravi.taps('I agree');
    const asha = clinic.chat('asha');
    await WAYS.SELECTING_PAYMENT_MODE(asha);
    const hold = (slot: string) => ({ call: [{ name: 'holdSlot', args: { slot } }] });
    const held = async () =>
      (await asha.appointments())
        .filter(({ status }) => status === 'pending')
        .map(({ visitTime }) => visitTime);
    model.script = ({ results }) => (results.length > 0 ? { say: 'DONE' } : hold('d-iyer_20261124_1800'));
    expect((await asha.says(MUMBLED.en)).text).toContain('6:00 pm');
    expect(await held()).toEqual(['17:20']);
    const rounds = ['d-iyer_20261124_1800', 'd-iyer_20261124_1820'];
    model.script = () => {
      const slot = rounds.shift();
      return slot === undefined ? { say: 'DONE' } : hold(slot);
    };
    expect((await asha.says(MUMBLED.en)).state).toBe('SELECTING_PAYMENT_MODE');
    expect(await held()).toEqual(['18:20']);
  });

  it('commits nothing after it was closed, and answers within three seconds of its end', async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model, modelLimits: { turnTimeoutMs: 1_000 } });
    const asha = clinic.chat('asha');
    await WAYS.SELECTING_SLOT(asha);
    const late = new Promise<string>((resolve) => {
      model.script = ({ results }) => {
        if (results.length > 0) resolve(JSON.stringify(results));
        return results.length > 0
          ? { say: 'DONE' }
          : { waitMs: 2_200, next: { call: [{ name: 'holdSlot', args: { slot: 'd-iyer_20261124_1720' } }] } };
      };
    });
    const answer = await asha.says(MUMBLED.en);
    expect(answer.text).not.toBe('');
    expect(await late).toContain('turn_over');
    expect(await asha.appointments()).toEqual([]);
    expect((await asha.conversation()).state).toBe('SELECTING_SLOT');
    expect(clinic.traces.at(-1)).toMatchObject({ reader: 'understanding', model: { outcome: 'timeout' } });
  });

  it('keeps what was done when the model fails afterwards, and shows where things stand', async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model });
    const asha = clinic.chat('asha');
    await WAYS.SELECTING_SLOT(asha);
    model.script = ({ results }) =>
      results.length > 0
        ? { fail: 'unavailable' }
        : { call: [{ name: 'holdSlot', args: { slot: 'd-iyer_20261124_1720' } }] };
    const answer = await asha.says(MUMBLED.en);
    expect(answer.state).toBe('SELECTING_PAYMENT_MODE');
    expect(answer.text).toContain('₹600');
    expect(clinic.traces.at(-1)?.model?.outcome).toBe('unavailable');
  });

  it('never costs a call for what menus and rules can read', async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model });
    await WAYS.CHOOSING_NEW_SLOT(clinic.chat('asha'));
    await clinic.chat('meera').says('do you have parking?');
    expect(model.requests).toEqual([]);
  });

  it('does not ask a model that is not available', async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model: { ...model, isAvailable: () => false } });
    expect((await clinic.chat('asha').says(MUMBLED.en)).text).not.toBe('');
    expect(model.requests).toEqual([]);
  });

  it("says a refusal in the clinic's words when the model has none of its own", async () => {
    const model = scriptedModel();
    const clinic = await openClinic({ model });
    const asha = clinic.chat('asha');
    await asha.says('hello');
    model.script = ({ results }) =>
      results.length > 0
        ? { say: 'DONE' }
        : { call: [{ name: 'recordDetails', args: { doctor: 'Dr Frankenstein' } }] };
    const answer = await asha.says(MUMBLED.en);
    expect(answer.text).toContain('Frankenstein');
    expect(answer.state).toBe('IDLE');
  });
});

describe('a question for advice', () => {
  it.each(['should I take paracetamol?', 'kya yeh dengue hai?', 'क्या मैं पैरासिटामोल ले सकता हूँ'])(
    'is kindly refused before any reader, and a visit is offered: %s',
    async (question) => {
      const model = scriptedModel();
      const clinic = await openClinic({ model });
      const asha = clinic.chat('asha');
      const answer = await asha.says(question);
      expect(answer.choices.length).toBeGreaterThan(0);
      expect(answer.text).toMatch(/only a doctor|sirf doctor|doctor hi|डॉक्टर/i);
      expect(model.requests).toEqual([]);
    },
  );

  it('in the middle of a booking leaves the booking where it was', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await WAYS.SELECTING_SLOT(asha);
    const answer = await asha.says('meanwhile should I take crocin?');
    expect(answer.text).toContain('medical advice');
    expect(answer.state).toBe('SELECTING_SLOT');
  });

  it('beside a sign of danger gives way to the ambulance', async () => {
    const clinic = await openClinic();
    const answer = await clinic
      .chat('asha')
      .says('my father has chest pain and cannot breathe, should I give aspirin?');
    expect(answer.text).toContain('112');
  });
});
