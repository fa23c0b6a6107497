/** Journeys: consent by purpose, one's own data, and forgetting that is checked in every table, file and log. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import { SANDBOX_PASSWORD } from '../../compose/adminDesk.ts';
import { chatKey } from '../../domain/message/chat.ts';
import { booksAtClinic, type Chat, comesToSummary, describeOnBoth, openClinic } from '../journey.ts';
import { openSheetClinic, type SheetClinic } from '../sheetBench.ts';

const DAY = 24 * 60;
/** Nobody and nothing else here is called so. */
const PLANTED = ['Zubeida Quokkawala', '9876504321', 'xylophone elbow', 'zq-bloodtest'];
const SENTENCE =
  'name is Zubeida Quokkawala, 34 years, female, xylophone elbow pain, 9876504321, tomorrow at 5:20 pm with Dr Iyer';
const PDF = Buffer.from('%PDF-1.4\nzq-bloodtest of Zubeida Quokkawala\n%%EOF\n');

async function openWatched(): Promise<{ clinic: SheetClinic; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-privacy-'));
  const clinic = await openSheetClinic({ dataDir, hearsWebhooks: true });
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return { clinic, dataDir };
}

/** Where any planted detail still stands: tables by name, files by path, the staff's sheet, and the log. */
async function scan(clinic: SheetClinic, dataDir: string): Promise<readonly string[]> {
  await clinic.inStep();
  const found = [...tablesWith(dataDir)];
  for (const { name } of await clinic.sheet.tabs()) {
    const grid = (await clinic.sheet.read([name])).get(name);
    if (holdsPlanted(JSON.stringify(grid))) found.push(`sheet ${name}`);
  }
  for (const file of await readdir(dataDir, { recursive: true, withFileTypes: true }))
    if (file.isFile() && !/\.db|sqlite/.test(file.name)) {
      const bytes = await readFile(join(file.parentPath, file.name));
      if (holdsPlanted(`${file.name} ${bytes.toString('latin1')}`)) found.push(`file ${file.name}`);
    }
  if (holdsPlanted(JSON.stringify(clinic.log.lines))) found.push('log');
  return found;
}

function tablesWith(dataDir: string): readonly string[] {
  const file = new Database(join(dataDir, 'frontdesk.db'), { readonly: true });
  const names = file.prepare(`select name from sqlite_master where type = 'table'`).all() as {
    name: string;
  }[];
  expect(names.length).toBeGreaterThan(20);
  const found = names.flatMap(({ name }) =>
    (file.prepare(`select * from "${name}"`).all() as object[]).some((row) =>
      holdsPlanted(JSON.stringify(row)),
    )
      ? [name]
      : [],
  );
  file.close();
  return found;
}

const holdsPlanted = (text: string): boolean =>
  PLANTED.some((detail) => text.toLowerCase().includes(detail.toLowerCase()));

/** What somebody of the clinic writes to the staff's bot. */
async function staffPhone(clinic: SheetClinic, chatId: string) {
  const chat = chatKey('admin', chatId);
  return async (text: string): Promise<void> => {
    const base = { chat, messageId: clinic.ids.id(), sentAt: clinic.clock.now(), appLanguage: null };
    await clinic.admin.receive({ ...base, content: { kind: 'text', text } });
    await clinic.settle();
  };
}

async function erases(chat: Chat): Promise<string> {
  const notice = await chat.says('delete my data');
  expect(notice.text).toContain('We will delete');
  return `${notice.text}\n${(await chat.says('yes')).text}`;
}

describeOnBoth('forgetting', () => {
  it('of a visit that did not take place leaves no trace in any table, file or log', async () => {
    const { clinic, dataDir } = await openWatched();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha, SENTENCE);
    await asha.taps('Send reports');
    await asha.sends(PDF, 'zq-bloodtest.pdf');
    await asha.taps('Done');
    await asha.says('cancel my appointment');
    await asha.says('yes');
    expect(await scan(clinic, dataDir)).toEqual(
      expect.arrayContaining([
        ...['appointments', 'effects', 'inbox', 'outbox', 'patients', 'reports', 'sheet_rows'],
        'sheet Appointments',
      ]),
    );
    expect(await erases(asha)).toContain('We keep nothing of you');
    await clinic.later(DAY);
    expect(await scan(clinic, dataDir)).toEqual([]);
    await clinic.later(3 * DAY);
    expect(await clinic.store.read((tables) => tables.conversations.load(asha.key))).toBeNull();
  });

  it('of a paid visit keeps what the law asks for and says until when, under no chat', async () => {
    const { clinic, dataDir } = await openWatched();
    const asha = clinic.chat('asha');
    await comesToSummary(asha, SENTENCE);
    await asha.taps('Pay online');
    await clinic.pays();
    await clinic.later(3 * DAY);
    await asha.hears();
    expect(await erases(asha)).toMatch(/until Saturday, 31 March 2035/);
    await clinic.later(DAY);
    expect([...(await scan(clinic, dataDir))].sort()).toEqual([
      ...['documents', 'patients', 'sheet Appointments', 'sheet_rows'],
    ]);
    expect(await asha.appointments()).toEqual([]);
    expect((await asha.says('my appointments')).text).toContain('no appointments');
    clinic.clock.moveTo(new Date('2035-03-31T12:00:00+05:30'));
    await clinic.later(0);
    expect(await scan(clinic, dataDir)).toContain('patients');
    clinic.clock.moveTo(new Date('2035-04-01T12:00:00+05:30'));
    await clinic.later(0);
    await clinic.inStep();
    await clinic.keeper.archive();
    expect((await clinic.sheet.tabs()).map(({ name }) => name)).toContain('Archive 2026-11');
    expect(await scan(clinic, dataDir)).toEqual([]);
    const papers = await clinic.store.read(async (tables) => {
      const [series] = await tables.documents.allSeries();
      return tables.documents.series(series?.kind ?? 'receipt', series?.financialYear ?? '');
    });
    expect(papers).toMatchObject([{ number: 1, amountPaise: 60_000, paper: { patientName: '' } }]);
  });

  it('reaches what staff asked and were answered, what they wrote, and what was handed over to them', async () => {
    const { clinic, dataDir } = await openWatched();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha, SENTENCE);
    await asha.taps('No reports');
    const desk = await staffPhone(clinic, '4000000002');
    await desk(SANDBOX_PASSWORD);
    await desk('find Zubeida Quokkawala');
    await asha.says('I want to talk to a person');
    await asha.says('it is about my xylophone elbow');
    const [visit] = await asha.appointments();
    await desk(`read the chat of ${visit?.reference}`);
    await desk(`reply to ${visit?.reference}: dear Zubeida Quokkawala, please come at five`);
    await asha.says('my xylophone elbow says thanks');
    expect(await scan(clinic, dataDir)).toEqual(
      expect.arrayContaining(['admin_deeds', 'effects', 'handover_lines', 'inbox', 'outbox']),
    );
    await clinic.later(31);
    await asha.says('cancel my appointment');
    await asha.says('yes');
    await erases(asha);
    await clinic.later(DAY + 60);
    expect(await scan(clinic, dataDir)).toEqual([]);
  });

  it('leaves a visit that is still to come booked, and finishes after it', async () => {
    const { clinic, dataDir } = await openWatched();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha, SENTENCE);
    await erases(asha);
    expect((await asha.appointments()).map(({ status }) => status)).toEqual(['booked']);
    await clinic.later(5 * DAY);
    await clinic.later(DAY);
    expect(await asha.appointments()).toEqual([]);
    expect(await scan(clinic, dataDir)).toEqual([]);
  });

  it('touches nobody else, needs a yes, and asking for it twice does no harm', async () => {
    const { clinic, dataDir } = await openWatched();
    const [asha, ravi] = [clinic.chat('asha'), clinic.chat('ravi')];
    await booksAtClinic(asha, SENTENCE);
    await booksAtClinic(
      ravi,
      'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:40 pm with Dr Iyer',
    );
    await asha.says('delete my data');
    expect((await asha.says('no')).state).not.toBe('AWAITING_CONSENT');
    expect((await scan(clinic, dataDir)).length).toBeGreaterThan(2);
    await erases(ravi);
    await erases(ravi);
    expect((await asha.appointments()).map(({ status }) => status)).toEqual(['booked']);
    expect(
      (await clinic.store.read((tables) => tables.patients.ofChat(asha.key))).map(({ name }) => name),
    ).toEqual(['Zubeida Quokkawala']);
  });

  it.each(['forget me', 'mera data mita do', 'मेरा डेटा मिटा दो', 'Delete all my data please'])(
    'is understood as “%s”, and not in a sentence that only speaks of data',
    async (words) => {
      const asha = (await openClinic()).chat('asha');
      await asha.says('hello');
      expect((await asha.says(words)).text).toMatch(/delete|mita|मिटा/);
      expect(
        (await asha.says('did the doctor delete my data from the machine or is it still there')).text,
      ).not.toContain('We will delete');
    },
  );
});

describeOnBoth('one’s own data', () => {
  it('comes as a file with people, visits and consents, and with nothing of anybody else', async () => {
    const clinic = await openClinic();
    const [asha, ravi] = [clinic.chat('asha'), clinic.chat('ravi')];
    await booksAtClinic(asha);
    await booksAtClinic(
      ravi,
      'Ravi Kumar, 43, male, knee pain, 9812345678, tomorrow at 5:40 pm with Dr Iyer',
    );
    const answer = await asha.says('show me my data');
    const file = answer.files.find(({ fileName }) => fileName === 'my-data-2026-11-23.json');
    const text = Buffer.from(file?.bytes ?? []).toString();
    const data = JSON.parse(text) as { people: object[]; visits: object[]; consents: object[] };
    expect(data.people).toEqual([expect.objectContaining({ name: 'Asha Verma', phone: '+919876543210' })]);
    expect(data.visits).toEqual([expect.objectContaining({ patient: 'Asha Verma', status: 'booked' })]);
    expect(data.consents.map((one) => (one as { purpose: string }).purpose).sort()).toEqual([
      'care',
      'reminders',
    ]);
    expect(text).not.toMatch(/Ravi|9812345678|patientId/);
  });
});

describeOnBoth('consent', () => {
  it('can be given without reminders: none is sent then', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await asha.says('Asha Verma, 34, female, fever, 9876543210, tomorrow at 5:20 pm with Dr Iyer');
    await asha.taps('Agree, no reminders');
    await asha.taps('Pay at the clinic');
    await clinic.later(7.5 * 60);
    expect((await asha.hears()).text).toBe('');
  });

  it('for reminders is withdrawn in a sentence; the booking stays', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    expect((await asha.says('stop reminders')).text).toContain('will not remind');
    await clinic.later(7.5 * 60);
    expect((await asha.hears()).text).toBe('');
    expect((await asha.appointments())[0]?.status).toBe('booked');
  });

  it('for everything is withdrawn, and the next booking asks anew', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    expect((await asha.says('I withdraw my consent')).text).toContain('withdrawn your agreement');
    expect((await asha.says('book an appointment')).state).toBe('AWAITING_CONSENT');
    const consents = await clinic.store.read((tables) => tables.consents.ofChat(asha.key));
    expect(
      consents.map(({ purpose, version, withdrawnAt }) => [purpose, version, withdrawnAt !== null]),
    ).toEqual([
      ['care', 1, true],
      ['reminders', 1, true],
    ]);
  });
});
