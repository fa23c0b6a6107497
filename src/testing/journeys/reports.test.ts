/** Journeys: medical reports, sent right after the booking or later, and the files that cannot be taken. */
import { expect, it } from 'vitest';
import { POLICY } from '../../domain/clinic/policy.ts';
import { booksAtClinic, describeOnBoth, openClinic } from '../journey.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]);

describeOnBoth('sending reports', () => {
  it('Asha sends two after the booking and says that this is all', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    expect((await asha.taps('Send reports')).state).toBe('AWAITING_REPORT_UPLOAD');
    expect((await asha.sends(PDF, 'blood.pdf')).text).toContain('We have 1 report for your doctor');
    expect((await asha.sends(PDF, 'scan.pdf')).text).toContain('2 reports');
    const done = await asha.taps('Done');
    expect(done.state).toBe('IDLE');
    expect(done.text).toContain('Your doctor will have 2 reports');
  });

  it('a file sent in place of an answer says yes by itself', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    expect((await asha.sends(PDF, 'blood.pdf')).state).toBe('AWAITING_REPORT_UPLOAD');
  });

  it('a report that comes later goes to the next appointment, without a button to tap', async () => {
    const clinic = await openClinic();
    const asha = clinic.chat('asha');
    await booksAtClinic(asha);
    await asha.taps('No reports');
    const answer = await asha.sends(PDF, 'late.pdf');
    expect(answer).toMatchObject({ state: 'IDLE' });
    expect(answer.text).toContain('We have 1 report for your doctor');
    expect(answer.text).not.toContain('Done');
    const [appointment] = await asha.appointments();
    if (appointment === undefined) throw new Error('nothing was booked');
    expect(await clinic.store.read((tables) => tables.reports.ofAppointment(appointment.id))).toMatchObject([
      { status: 'stored', contentType: 'application/pdf' },
    ]);
  });

  it('a program, whatever its name, is not taken', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    const answer = await asha.sends(PROGRAM, 'report.pdf');
    expect(answer.text).toContain('cannot open that kind of file');
    expect(answer.state).toBe('AWAITING_REPORT_UPLOAD');
  });

  it('a file that says itself that it is too large, and one that lies about it, are refused with the limit', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    const file = {
      fileRef: '/nowhere',
      fileName: 'scan.pdf',
      contentType: null,
      sizeBytes: POLICY.reportLimitBytes + 1,
    };
    expect((await asha.does({ kind: 'file', file, caption: null })).text).toContain('too large');
    const large = Buffer.concat([PDF, Buffer.alloc(POLICY.reportLimitBytes)]);
    const sent = await asha.sends(large, 'scan.pdf');
    expect(sent.text).toContain('too large');
  });

  it('a file that cannot be fetched is asked for again', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    const file = { fileRef: '/nowhere', fileName: 'scan.pdf', contentType: null, sizeBytes: 10 };
    expect((await asha.does({ kind: 'file', file, caption: null })).text).toContain('send it once more');
  });

  it('the eleventh report is asked to be brought along', async () => {
    const asha = (await openClinic()).chat('asha');
    await booksAtClinic(asha);
    for (let count = 0; count < POLICY.reportsPerAppointment; count += 1)
      await asha.sends(PDF, `${count}.pdf`);
    expect((await asha.sends(PDF, '11.pdf')).text).toContain('bring the others');
  });

  it('whoever has no appointment is told to book one first', async () => {
    const vikram = (await openClinic()).chat('vikram');
    expect((await vikram.sends(PDF, 'blood.pdf')).text).toContain('book an appointment first');
  });
});
