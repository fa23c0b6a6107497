/** The clinic's WhatsApp phone, linked by way of the staff's bot: who is given the page's address, and when. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADMIN_COMMAND_MENU } from '../../bot/admin/adminCommands.ts';
import type { OutboxId } from '../../domain/ids.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { plainText } from '../../domain/message/outgoingMessage.ts';
import { noticeWordingOf } from '../../wording/admin/notices.ts';
import { OWNER_ID, openStaffDesk, type StaffDeskUnderTest } from './staffDesk.ts';

async function openDesk(hasPhone = true): Promise<StaffDeskUnderTest> {
  let links = 0;
  const createPairingLink = () => `https://desk.example/whatsapp?token=link${++links}`;
  const desk = await openStaffDesk(hasPhone ? { createPairingLink } : {});
  onTestFinished(() => desk.close());
  return desk;
}

describe('the link to the page on which WhatsApp is linked', () => {
  it('is given for a command, another one each time, and who asked is written down', async () => {
    const { owner, terminal } = await openDesk();
    await owner.signsIn();
    expect(ADMIN_COMMAND_MENU.en['whatsapp']).toBeDefined();
    expect((await owner.says('/whatsapp')).text).toContain('token=link1');
    expect((await owner.says('link whatsapp')).text).toContain('within 30 minutes');
    const written = await terminal.store.read((tables) => tables.audit.ofSubject(`admin:${OWNER_ID}`));
    expect(written.filter(({ action }) => action === 'whatsapp_link_given')).toHaveLength(2);
  });

  it.each([
    ['whatsapp phir se jodo', 'ek hi baar'],
    ['व्हाट्सएप जोड़ो', 'एक ही बार'],
    ['reconnect whatsapp', 'opens once'],
  ])('is given for "%s", in that language', async (asked, answered) => {
    const { frontDesk } = await openDesk();
    await frontDesk.signsIn();
    const { text } = await frontDesk.says(asked);
    expect(text).toContain(answered);
    expect(text).toContain('token=link1');
  });

  it('is not given to a doctor, to whoever is not signed in, nor where no phone is linked', async () => {
    const { doctor, owner } = await openDesk();
    await doctor.signsIn();
    expect((await doctor.says('link whatsapp')).text).toContain('Your role does not allow that');
    expect((await owner.says('link whatsapp')).text).not.toContain('token=');
    const other = await openDesk(false);
    await other.owner.signsIn();
    expect((await other.owner.says('link whatsapp')).text).toContain('No WhatsApp phone is linked here');
  });

  it('comes by itself, a fresh one, when the phone has logged us out', async () => {
    const { terminal } = await openDesk();
    const now = terminal.clock.now();
    const row = {
      id: terminal.ids.id() as OutboxId,
      dedupeKey: 'staff:whatsapp:1',
      lane: 'staff',
      task: { kind: 'notifyStaff', notice: { code: 'whatsapp_trouble', trouble: 'logged_out' } } as const,
      createdAt: now,
      dueAt: now,
      leaseUntil: null,
    };
    await terminal.store.transact((tables) => tables.outbox.add([row]));
    await terminal.desk.runner.sweep();
    await terminal.settle();
    const [told] = terminal.takeSent(chatKey('admin', OWNER_ID));
    expect(told?.kind === 'message' && plainText(told.delivery.message.text)).toMatch(
      /patients there get no answer[\s\S]*token=link\d/,
    );
  });

  it('comes with words for what is wrong, in each language and never as a code', () => {
    for (const language of ['en', 'hi', 'hinglish'] as const)
      for (const trouble of [
        'logged_out',
        'qr_not_scanned',
        'unreachable',
        'no_browser',
        'page_crashed',
        'deaf',
      ]) {
        const line = noticeWordingOf(language).line({ code: 'whatsapp_trouble', trouble });
        expect(line).toContain('WhatsApp');
        expect(line).not.toMatch(/logged|_|crashed|deaf/);
      }
  });

  it('is no question about the appointments made on WhatsApp', async () => {
    const { owner } = await openDesk();
    await owner.signsIn();
    for (const asked of ['today on whatsapp', 'kitne whatsapp se aaye', 'how many from whatsapp today'])
      expect((await owner.says(asked)).text).not.toContain('token=');
  });
});
