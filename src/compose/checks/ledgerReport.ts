/** `npm run doctor -- --ledger`: the clinic's books held to their promise, beside a running product; a finding a line. */
import { auditBooks, FINDING_WORDS, type Finding } from '../../app/money/ledger/auditBooks.ts';
import { type Config, explainFaults, readConfig } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import { readBooks } from '../../store/copy/readBooks.ts';
import { addressOf } from '../backup/backups.ts';

export interface LedgerLook {
  readonly entries: number;
  readonly appointments: number;
  readonly documents: number;
  readonly findings: readonly Finding[];
}

/** @throws when the configuration is faulty or the store cannot be read */
export async function lookAtLedger(
  raw: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Promise<LedgerLook> {
  const config = readConfig(raw);
  if (!config.ok) throw new Error(explainFaults(config.refusal));
  return lookInto(config.value, clock);
}

async function lookInto(config: Config, clock: Clock): Promise<LedgerLook> {
  const books = await readBooks(addressOf(config));
  return {
    entries: books.entries.length,
    appointments: books.appointments.length,
    documents: books.documents.length,
    findings: auditBooks(books, clock.now()),
  };
}

export function ledgerText({ entries, appointments, documents, findings }: LedgerLook): string {
  const lines = findings.map(({ code, subject }) => `✗ ${subject}: ${FINDING_WORDS[code]} (${code})`);
  const looked = `${entries} entries, ${appointments} appointments, ${documents} documents`;
  const end =
    findings.length === 0
      ? `✓ Every rupee and every paper has its place: ${looked}.`
      : `${findings.length} to look at, of ${looked}. See “Broken promises” in docs/operations.md.`;
  return `${[...lines, end].join('\n')}\n`;
}
