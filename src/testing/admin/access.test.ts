/** Who gets in at the admin bot, and who gets nothing: invitations, passwords, sessions, revoked people, roles. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invite, revoke } from '../../app/admin/access/invitations.ts';
import { hashPassword, isPassword } from '../../app/admin/access/password.ts';
import { SANDBOX_PASSWORD } from '../../compose/adminDesk.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { guessPasswords } from './guessPasswords.ts';
import { FRONT_DESK_ID, OWNER_ID, openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

let desk: StaffDeskUnderTest;
beforeEach(async () => {
  desk = await openStaffDesk();
});
afterEach(() => desk.close());

const HOUR = 60 * 60_000;
const NOTHING = { text: '', labels: [], files: [] };

describe('a stranger', () => {
  it('gets no answer to anything, the password included, and leaves no trace', async () => {
    const stranger = desk.phone('777');
    for (const text of ['hello', 'today', '/today', SANDBOX_PASSWORD])
      expect(await stranger.says(text)).toMatchObject(NOTHING);
    expect(await stranger.sends({ kind: 'command', command: 'start', payload: null })).toMatchObject(NOTHING);
    expect(await stranger.sends({ kind: 'command', command: 'start', payload: 'madeUpToken' })).toMatchObject(
      NOTHING,
    );
    expect(await stranger.sends({ kind: 'choice', menuVersion: 1, index: 0, messageRef: '1' })).toMatchObject(
      NOTHING,
    );
    const waiting = await desk.terminal.store.read((tables) => tables.inbox.nextOf(chatKey('admin', '777')));
    expect(waiting).toBeNull();
  });
});

describe('an invitation', () => {
  const sunita = { name: 'Sunita', role: 'front_desk', doctorId: null } as const;
  const open = (chatId: string, token: string) =>
    desk.phone(chatId).sends({ kind: 'command', command: 'start', payload: token });

  it('admits the first who opens it, once, and still wants the password', async () => {
    const { token } = await invite(desk.terminal.desk.outside.world, sunita);
    expect((await open('555', token)).text).toContain('Please send the staff password');
    expect((await desk.phone('555').says('today')).text).toContain('not the password');
    expect((await desk.phone('555').signsIn()).text).toContain('Welcome, Sunita');
    expect(await open('556', token)).toMatchObject(NOTHING);
    expect(await desk.phone('556').signsIn()).toMatchObject(NOTHING);
  });

  it('is of no use after a day', async () => {
    const { token } = await invite(desk.terminal.desk.outside.world, sunita);
    await desk.terminal.moveClock(25 * HOUR);
    expect(await open('555', token)).toMatchObject(NOTHING);
  });

  it('never makes the first visitor an owner', async () => {
    expect(await desk.phone('1').signsIn()).toMatchObject(NOTHING);
    const admins = await desk.terminal.store.read((tables) => tables.admins.list());
    expect(admins.map(({ chatId }) => chatId).sort()).toEqual(['4000000001', '4000000002', '4000000003']);
  });
});

describe('the password', () => {
  it('typed again by who is in vanishes from the chat, reaches no inbox and shows the menu', async () => {
    await desk.owner.signsIn();
    const again = await desk.owner.says(SANDBOX_PASSWORD);
    expect(again).toMatchObject({ holdsPassword: true });
    expect(again.text).toContain('Welcome');
    expect(again.labels.length).toBeGreaterThan(3);
    expect((await desk.owner.says('hello')).text).toBe((await desk.owner.says('menu')).text);
    expect((await desk.owner.says('appointments')).holdsPassword).toBe(false);
    const failures = await desk.terminal.store.read((tables) => tables.passwordFailures.get(OWNER_ID));
    expect(failures).toBeNull();
  });

  it('is compared by its hash, whose salt is its own', async () => {
    const [one, other] = [await hashPassword('tulsi-chai', 10), await hashPassword('tulsi-chai', 10)];
    expect(one).not.toBe(other);
    expect(await isPassword(' tulsi-chai ', one)).toBe(true);
    expect(await isPassword('tulsi-chai2', one)).toBe(false);
    expect(await isPassword('tulsi-chai', 'not a hash')).toBe(false);
  });

  it('is never written down, and its message should vanish', async () => {
    const answer = await desk.owner.signsIn();
    expect(answer.holdsPassword).toBe(true);
    expect(answer.text).toContain('Welcome, Anand');
    const outbox = await desk.terminal.store.read((tables) => tables.outbox.latest(20));
    expect(JSON.stringify(outbox)).not.toContain(SANDBOX_PASSWORD);
  });

  it('makes an id wait after three wrong ones, longer each time', async () => {
    for (let wrong = 0; wrong < 3; wrong += 1)
      expect((await desk.owner.says('guess')).text).toContain('not the password');
    expect((await desk.owner.signsIn()).text).toContain('Too many wrong passwords');
    await desk.terminal.moveClock(31_000);
    expect((await desk.owner.says('guess')).text).toContain('not the password');
    await desk.terminal.moveClock(31_000);
    expect((await desk.owner.signsIn()).text).toContain('Too many wrong passwords');
    await desk.terminal.moveClock(31_000);
    expect((await desk.owner.signsIn()).text).toContain('Welcome');
  });

  it('lets nobody in by guessing from many ids, and the owner who mistypes meanwhile in at once', async () => {
    const { guesses, letIn, ownersAnswer } = await guessPasswords({ count: 300, ids: 100, seed: 1 });
    expect(guesses).toBe(300);
    expect(letIn).toBe(0);
    expect(ownersAnswer).toContain('Welcome, Anand');
  });
});

describe('a session', () => {
  it('ends after an hour of silence, not before', async () => {
    await desk.owner.signsIn();
    await desk.terminal.moveClock(59 * 60_000);
    expect((await desk.owner.says('today')).text).toContain('Monday, 23 November');
    await desk.terminal.moveClock(59 * 60_000);
    expect((await desk.owner.says('today')).text).toContain('Monday, 23 November');
    await desk.terminal.moveClock(61 * 60_000);
    expect((await desk.owner.says('today')).text).toBe('That is not the password.');
  });

  it('ends at the person’s own word', async () => {
    await desk.owner.signsIn();
    expect((await desk.owner.says('sign out')).text).toContain('signed out');
    expect((await desk.owner.sends({ kind: 'command', command: 'help', payload: null })).text).toContain(
      'send the password',
    );
  });

  it('ends at once for somebody who is revoked, who is a stranger from then on', async () => {
    await desk.frontDesk.signsIn();
    const { world } = desk.terminal.desk.outside;
    await world.store.transact((tables) => revoke({ world, tables }, FRONT_DESK_ID, `staff:${OWNER_ID}`));
    expect(await desk.frontDesk.says('today')).toMatchObject(NOTHING);
    expect(await desk.frontDesk.signsIn()).toMatchObject(NOTHING);
    const entries = await world.store.read((tables) => tables.audit.ofSubject(`admin:${FRONT_DESK_ID}`));
    expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
      [`staff:${FRONT_DESK_ID}`, 'admin_signed_in'],
      [`staff:${OWNER_ID}`, 'admin_revoked'],
    ]);
  });
});

describe('a role', () => {
  it('lets the front desk see money, and a doctor not', async () => {
    await desk.frontDesk.signsIn();
    await desk.doctor.signsIn();
    expect((await desk.frontDesk.says('revenue today')).text).toContain('₹0');
    expect((await desk.doctor.says('revenue today')).text).toContain('Your role does not allow that');
    expect((await desk.doctor.says('chart of revenue this month')).text).toContain(
      'Your role does not allow that',
    );
  });

  it('shows a doctor nobody else’s patients, however they ask', async () => {
    await desk.doctor.signsIn();
    expect((await desk.doctor.says('appointments of Dr Rao today')).text).toContain('no other doctor’s');
    expect((await desk.doctor.says('how many patients of Dr Rao this week')).text).toContain(
      'no other doctor’s',
    );
    expect((await desk.doctor.says('day sheet of Dr Rao for tomorrow')).text).toContain('no other doctor’s');
    expect((await desk.doctor.says('today')).text).toContain('Dr Lakshmi Iyer');
  });
});
