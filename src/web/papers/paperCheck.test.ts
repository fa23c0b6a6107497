/** The page behind a paper's QR code: genuine, partly given back, cancelled, or never issued; nothing personal, nothing to guess. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { DocumentId } from '../../domain/ids.ts';
import type { IssuedDocument } from '../../ports/moneyTables.ts';
import { createPaperSeal } from '../../services/paperSeal.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openSqliteStore } from '../../store/sqliteStore.ts';
import { receiptOf } from '../../testing/contracts/storeFixtures.ts';
import { startWebServer } from '../server.ts';
import { mountPaperCheck } from './paperCheck.ts';

const seal = createPaperSeal(Buffer.alloc(32, 7));

async function openBench() {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-paper-'));
  const store = await openSqliteStore({ dataDir, log: quietLog });
  const clinic = () => ({ name: 'Rao & Sons <Clinic>', timeZone: 'Asia/Kolkata' });
  const server = await startWebServer({
    port: 0,
    host: '127.0.0.1',
    log: quietLog,
    mounts: [mountPaperCheck({ store, seal, clinic })],
  });
  onTestFinished(async () => {
    await server.close();
    await store.close();
    await rm(dataDir, { recursive: true });
  });
  const issue = (change: Partial<IssuedDocument> = {}) =>
    store.transact((tables) => tables.documents.issue(receiptOf('A', change)));
  const open = async (code: string) => {
    const answer = await fetch(`${server.url}/paper/${code}`);
    const html = await answer.text();
    return { answer, html, verdict: /data-verdict="(\w+)"/.exec(html)?.[1] };
  };
  return { issue, open };
}

it('a genuine receipt is valid, with what stands on it and nothing of the patient', async () => {
  const { issue, open } = await openBench();
  const { html, verdict, answer } = await open(seal.codeOf(await issue()));
  expect([answer.status, verdict]).toEqual([200, 'valid']);
  expect(html).toContain('R/2526/000001');
  expect(html).toContain('<dd>₹');
  expect(html).toContain('Rao &amp; Sons &lt;Clinic&gt;');
  expect(html).not.toMatch(/payment-1|appointment-A|<script/);
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
});

it.each([
  ['the whole', 1, 'cancelled'],
  ['half', 0.5, 'partly'],
] as const)('a receipt of which %s was given back is told so', async (_what, share, verdict) => {
  const { issue, open } = await openBench();
  const receipt = await issue();
  await issue({
    id: 'note' as DocumentId,
    kind: 'credit_note',
    issuedFor: 'refund-1',
    againstId: receipt.id,
    amountPaise: receipt.amountPaise * share,
  });
  const page = await open(seal.codeOf(receipt));
  expect(page.verdict).toBe(verdict);
  expect(page.html).toContain('Given back');
});

it('a code of another number, another amount, another key or nothing at all is of no document here', async () => {
  const { issue, open } = await openBench();
  const receipt = await issue();
  const codes = [
    seal.codeOf({ ...receipt, amountPaise: receipt.amountPaise + 1 }),
    seal.codeOf({ ...receipt, number: 2 }),
    createPaperSeal(Buffer.alloc(32, 8)).codeOf(receipt),
    seal.codeOf({ ...receipt, id: 'other' as DocumentId }),
    receipt.id,
    `${receipt.id}.AAAAAAAAAAAAAAAAAAAAAA`,
    '..%2f..%2fetc',
    'x'.repeat(4_000),
  ];
  for (const code of codes) {
    const { answer, verdict } = await open(code);
    expect([answer.status, verdict]).toEqual([404, 'unknown']);
  }
});
