/** The owner adds and removes colleagues inside the bot; voice notes of staff are heard like patients'. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Transcriber } from '../../ports/transcriber.ts';
import { bookMany } from './bookMany.ts';
import { FRONT_DESK_ID, openStaffDesk, type StaffDeskUnderTest, type StaffPhone } from './staffDesk.ts';

let desk: StaffDeskUnderTest;
beforeEach(async () => {
  desk = await openStaffDesk();
  await desk.owner.signsIn();
});
afterEach(() => desk.close());

const YES = '✅ Yes, do it';

describe('the owner, inside the bot', () => {
  it('sees who is on it, and takes somebody off at once: session over, buttons dead', async () => {
    await desk.frontDesk.signsIn();
    const list = await desk.owner.says('staff');
    expect(list.text).toContain('Sunita · front desk · signed in');
    expect(list.text).toContain('Dr Iyer · doctor (Dr Lakshmi Iyer)');
    const preview = await desk.owner.taps('🚫 Sunita');
    expect(preview.text).toContain('Take Sunita off this bot');
    expect((await desk.frontDesk.says('menu')).labels).toContain('Today');
    await desk.owner.taps(YES);
    expect((await desk.frontDesk.taps('Today')).text).toBe('');
    expect((await desk.frontDesk.says('today')).text).toBe('');
    expect((await desk.frontDesk.signsIn()).text).toBe('');
    const entries = await desk.terminal.store.read((tables) =>
      tables.audit.ofSubject(`admin:${FRONT_DESK_ID}`),
    );
    expect(entries.map(({ action }) => action)).toEqual(['admin_signed_in', 'admin_revoked']);
    expect((await desk.owner.says('undo')).text).toContain('Undone');
    expect((await desk.frontDesk.signsIn()).text).toContain('Welcome, Sunita');
  });

  it('invites by a one-time link with the bot’s own name, and whoever opens it first is admitted', async () => {
    const { text } = await desk.owner.says('invite Ravi Kumar as front desk');
    const link = /https:\/\/t\.me\/(\w+)\?start=([\w-]{32})/.exec(text);
    expect(link?.[1]).toBe('sandbox_staff_bot');
    const payload = link?.[2] ?? '';
    const ravi = desk.phone('555');
    expect((await ravi.sends({ kind: 'command', command: 'start', payload })).text).toContain('Ravi Kumar');
    expect((await ravi.signsIn()).text).toContain('Welcome, Ravi Kumar');
    const second = desk.phone('556');
    expect((await second.sends({ kind: 'command', command: 'start', payload })).text).toBe('');
    expect((await desk.owner.says('invite Suresh as doctor Rao')).text).toContain('Suresh (doctor)');
    expect((await desk.owner.says('invite Suresh')).text).toContain('As what?');
  });

  it('cannot be locked out: neither themselves nor the last owner', async () => {
    expect((await desk.owner.says('revoke Anand')).text).toContain('last owner');
    expect((await desk.owner.says('today')).text).not.toBe('');
  });

  it('is alone in that: the front desk and a doctor may not', async () => {
    await desk.frontDesk.signsIn();
    await desk.doctor.signsIn();
    for (const words of ['staff', 'invite Ravi as owner', 'revoke Anand'])
      for (const phone of [desk.frontDesk, desk.doctor])
        expect((await phone.says(words)).text).toContain('role does not allow');
  });
});

const OGG = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(400, 7)]);
const USAGE = { modelCalls: 1, inputTokens: 50, outputTokens: 10, milliseconds: 1 };

async function speaks(phone: StaffPhone) {
  const folder = await mkdtemp(join(tmpdir(), 'clinic-staff-voice-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const fileRef = join(folder, 'note');
  await writeFile(fileRef, OGG);
  const file = { fileRef, fileName: null, contentType: 'audio/ogg', sizeBytes: null };
  return phone.sends({ kind: 'voice', file, seconds: 4 });
}

describe('a voice note of staff', () => {
  const says: { text: string } = { text: '' };
  const transcriber: Transcriber = {
    transcribe: async () => ({
      ok: true,
      value: { text: says.text, language: 'en', isSure: true, usage: USAGE },
    }),
  };

  it('is said back and answered like written words, and confirms nothing', async () => {
    const ear = await openStaffDesk({ transcriber });
    const [patient] = await bookMany(ear.terminal, { doctorId: 'd-iyer', date: '2026-11-23', count: 1 });
    await ear.owner.signsIn();
    says.text = 'how many appointments today';
    const answer = await speaks(ear.owner);
    expect(answer.text).toContain('I heard: “how many appointments today”');
    expect(answer.text).toContain('1 appointment');
    says.text = `${patient?.reference} arrived`;
    expect((await speaks(ear.owner)).text).toContain('Shall I do it?');
    says.text = 'yes';
    expect((await speaks(ear.owner)).text).toContain('tap the button');
    const visit = () => ear.terminal.store.read((tables) => tables.appointments.get(patient?.id as never));
    expect((await visit())?.status).toBe('booked');
    await ear.close();
  });

  it('without an ear asks for words', async () => {
    expect((await speaks(desk.owner)).text).toContain('could not follow that voice note');
  });

  it('of a stranger is not heard at all', async () => {
    expect((await speaks(desk.phone('777'))).text).toBe('');
  });
});
