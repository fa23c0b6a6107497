import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { ReceiptFacts } from '../ports/documentPrinter.ts';
import { readPdfText } from './invoice/readPdfText.ts';
import { startReceiptWorker } from './invoice/workerEntry.ts';
import { createReceiptPrinter, type ReceiptPrinter, type ReceiptPrinterOptions } from './invoice.ts';

const FACTS: ReceiptFacts = {
  clinic: {
    name: 'Shanti Family Clinic',
    address: 'Indiranagar, Bengaluru',
    phone: '+91 80 4123 4567',
    timeZone: 'Asia/Kolkata',
    gstin: null,
    isDemo: false,
  },
  kind: 'receipt',
  sac: '9993',
  taxPercent: 0,
  against: null,
  refundReference: null,
  creditNotes: [],
  verifyUrl: 'https://clinic.example/paper/doc.AAAAAAAAAAAAAAAAAAAAAA',
  number: 'R/2627/000042',
  issuedAt: new Date('2026-04-14T09:00:00Z'),
  patientName: 'Meera मीरा',
  patientPhone: '+919876543210',
  doctorName: 'Lakshmi Iyer',
  doctorRegistrationNumber: 'KMC 45678',
  specialityName: 'Paediatrics',
  appointmentReference: 'CF-7K3M2',
  visitDate: '2026-04-17',
  visitTime: '17:05',
  amountPaise: 60_000,
  paidBy: 'online',
  paymentReference: 'pay_Qb2gYRc7dxedX8',
};

let printer: ReceiptPrinter;
afterEach(() => printer.close());
const open = (options: ReceiptPrinterOptions = {}) => {
  printer = createReceiptPrinter(options);
  return printer;
};

/** Gives the first threads in place of the printing one, then the real one. */
function startOthersFirst(...scripts: string[]) {
  let started = 0;
  const startWorker = () => {
    const script = scripts[started];
    started += 1;
    return script === undefined ? startReceiptWorker() : new Worker(script, { eval: true });
  };
  return { startWorker, count: () => started };
}
const NEVER_ANSWERS = "require('node:worker_threads').parentPort.on('message', () => {});";
const DIES = "require('node:worker_threads').parentPort.on('message', () => process.exit(3));";
const THROWS =
  "require('node:worker_threads').parentPort.on('message', () => { throw new Error('out of memory'); });";

test('a receipt is printed by a thread of its own, and the server goes on meanwhile', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const pdf = await open().printReceipt(FACTS);
  clearInterval(timer);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(readPdfText(pdf)).toContain('R/2627/000042');
  expect(turns).toBeGreaterThan(0);
});

test('documents asked for at once come back each to its asker', async () => {
  const numbers = ['R/2627/000001', 'R/2627/000002', 'R/2627/000003'];
  open();
  const pdfs = await Promise.all(numbers.map((number) => printer.printReceipt({ ...FACTS, number })));
  expect(pdfs.map((pdf) => /R\/2627\/\d+/.exec(readPdfText(pdf))?.[0])).toEqual(numbers);
});

test('a thread that does not answer is given up at the deadline, and the next document gets a fresh one', async () => {
  const others = startOthersFirst(NEVER_ANSWERS);
  const hasty = createReceiptPrinter({ deadlineMs: 40, startWorker: others.startWorker });
  await expect(hasty.printReceipt(FACTS)).rejects.toMatchObject({
    name: 'OutsideError',
    service: 'printer',
    code: 'timeout',
    permanent: false,
  });
  await hasty.close();
  expect(others.count()).toBe(1);
});

test.each([
  ['ends', DIES],
  ['throws', THROWS],
])('a thread that %s fails its document for now, and the next one is printed', async (_how, script) => {
  const { startWorker, count } = startOthersFirst(script);
  open({ startWorker });
  await expect(printer.printReceipt(FACTS)).rejects.toMatchObject({ code: 'stopped', permanent: false });
  expect(readPdfText(await printer.printReceipt(FACTS))).toContain('R/2627/000042');
  expect(count()).toBe(2);
});

test('facts that cannot be printed fail for good, without quoting them, and later ones are printed', async () => {
  open();
  const failing = printer.printReceipt({ ...FACTS, amountPaise: 0.5 });
  await expect(failing).rejects.toMatchObject({ code: 'unprintable', permanent: true });
  await expect(failing).rejects.not.toThrow(/Meera/);
  expect(readPdfText(await printer.printReceipt(FACTS))).toContain('₹600');
});

test('a thread that has nothing to print goes, and comes back with the next document', async () => {
  const { startWorker, count } = startOthersFirst();
  let ended: Promise<unknown> = Promise.resolve();
  open({
    idleMs: 1,
    startWorker: () => {
      const worker = startWorker();
      ended = new Promise((resolve) => worker.once('exit', resolve));
      return worker;
    },
  });
  await printer.printReceipt(FACTS);
  await ended;
  await printer.printReceipt(FACTS);
  expect(count()).toBe(2);
});

test('a printer that is closed fails what waits for it and starts no thread again', async () => {
  const { startWorker, count } = startOthersFirst(NEVER_ANSWERS);
  open({ startWorker });
  const waiting = [printer.printReceipt(FACTS), printer.printReceipt(FACTS)].map((job) =>
    expect(job).rejects.toMatchObject({ code: 'stopped' }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  await printer.close();
  await Promise.all(waiting);
  expect(count()).toBe(1);
});

test('a thread that was warmed up prints the first document, and is warmed up once', async () => {
  const threads = startOthersFirst();
  open(threads);
  printer.warmUp();
  printer.warmUp();
  const pdf = await printer.printReceipt(FACTS);
  expect(readPdfText(pdf)).toContain('R/2627/000042');
  expect(readPdfText(pdf)).not.toContain('Specimen');
  printer.warmUp();
  expect(threads.count()).toBe(1);
});

test('a warm-up that fails is nobody’s matter: the document gets a fresh thread', async () => {
  const threads = startOthersFirst(DIES);
  open(threads).warmUp();
  expect(readPdfText(await printer.printReceipt(FACTS))).toContain('R/2627/000042');
  expect(threads.count()).toBe(2);
});

test('a closed printer is not warmed up', async () => {
  const threads = startOthersFirst();
  await open(threads).close();
  printer.warmUp();
  expect(threads.count()).toBe(0);
});
