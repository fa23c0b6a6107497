/** Reads the clinic's books beside a running product, on a session that only reads; `npm run doctor -- --ledger` calls it. */
import type { Appointment } from '../../domain/visit/appointment.ts';
import type { IssuedDocument, LateOffer, LedgerEntry } from '../../ports/moneyTables.ts';
import type { AppointmentRow, DocumentRow, DocumentSeriesRow, LateOfferRow, LedgerRow } from '../schema.ts';
import { toDocument } from '../tables/money/documents.ts';
import { toOffer } from '../tables/money/lateOffers.ts';
import { toEntry } from '../tables/money/ledger.ts';
import { toAppointment } from '../tables/visits/appointmentRows.ts';
import { openSession } from './snapshot.ts';
import type { SqlRow, StoreAddress } from './sqlSession.ts';

export interface StoredBooks {
  readonly entries: readonly LedgerEntry[];
  readonly appointments: readonly Appointment[];
  readonly documents: readonly IssuedDocument[];
  readonly series: readonly { kind: IssuedDocument['kind']; financialYear: string; lastNumber: number }[];
  readonly openOffers: readonly LateOffer[];
}

export async function readBooks(address: StoreAddress): Promise<StoredBooks> {
  const session = await openSession(address);
  // The driver may hand a bigint over as text or as a bigint; every number of ours is within what a number holds.
  const rows = async <Row>(sql: string): Promise<readonly Row[]> =>
    (await session.all(sql)).map(withNumbers) as unknown as readonly Row[];
  try {
    return {
      entries: (await rows<LedgerRow>('select * from ledger order by sequence')).map(toEntry),
      appointments: (
        await rows<AppointmentRow>(
          `select * from appointments where payment_status = 'paid' or id in (select appointment_id from ledger)`,
        )
      ).map(toAppointment),
      documents: (await rows<DocumentRow>('select * from documents')).map(toDocument),
      series: (await rows<DocumentSeriesRow>('select * from document_series')).map((row) => ({
        kind: row.kind,
        financialYear: row.financial_year,
        lastNumber: row.last_number,
      })),
      openOffers: (await rows<LateOfferRow>(`select * from late_offers where status = 'open'`)).map(toOffer),
    };
  } finally {
    await session.close();
  }
}

const NUMBER_COLUMNS = /(_at|_paise|_until|^at|number|sequence|seat)$/;

const withNumbers = (row: SqlRow): SqlRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && NUMBER_COLUMNS.test(name) ? Number(value) : value,
    ]),
  );
