/** Issued documents, numbered without a gap; use cases of money issue them, the checker reads the series. */
import type { AppointmentId, DocumentId } from '../../../domain/ids.ts';
import type { PaperFacts } from '../../../domain/money/paper.ts';
import type { Documents, IssuedDocument } from '../../../ports/moneyTables.ts';
import type { DocumentRow } from '../../schema.ts';
import type { Connection } from '../../sql/connection.ts';
import { statement } from '../../sql/statement.ts';
import { fromJson, toDate, toInstant } from '../../sql/values.ts';

type Kind = DocumentRow['kind'];
type Series = { readonly kind: Kind; readonly financialYear: string };

/** The counter's row stays locked until the transaction ends, and a number that is rolled back is given again: hence no gap. */
const NEXT_NUMBER = statement((db, value: Series) =>
  db
    .insertInto('document_series')
    .values({ kind: value.kind, financial_year: value.financialYear, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'financial_year'])
        .doUpdateSet((row) => ({ last_number: row('document_series.last_number', '+', 1) })),
    )
    .returning('last_number'),
);

const GIVE_NUMBER_BACK = statement((db, value: Series) =>
  db
    .updateTable('document_series')
    .set((row) => ({ last_number: row('last_number', '-', 1) }))
    .where('kind', '=', value.kind)
    .where('financial_year', '=', value.financialYear),
);

const ADD = statement((db, value: DocumentRow) =>
  db
    .insertInto('documents')
    .values({
      id: value.id,
      kind: value.kind,
      financial_year: value.financial_year,
      number: value.number,
      appointment_id: value.appointment_id,
      amount_paise: value.amount_paise,
      payment_reference: value.payment_reference,
      issued_at: value.issued_at,
      issued_for: value.issued_for,
      against_id: value.against_id,
      paper: value.paper,
    })
    .onConflict((conflict) => conflict.column('issued_for').doNothing()),
);

const GET = statement((db, value: { id: DocumentId }) =>
  db.selectFrom('documents').selectAll().where('id', '=', value.id),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId }) =>
  db.selectFrom('documents').selectAll().where('appointment_id', '=', value.id).orderBy('number'),
);

const ISSUED_FOR = statement((db, value: { issuedFor: string }) =>
  db.selectFrom('documents').selectAll().where('issued_for', '=', value.issuedFor),
);

const ALL_SERIES = statement((db) =>
  db.selectFrom('document_series').selectAll().orderBy('financial_year').orderBy('kind'),
);

const SERIES = statement((db, value: Series) =>
  db
    .selectFrom('documents')
    .selectAll()
    .where('kind', '=', value.kind)
    .where('financial_year', '=', value.financialYear)
    .orderBy('number'),
);

export function documentsTable(connection: Connection): Documents {
  return {
    issue: async (document) =>
      (await issuedFor(connection, document.issuedFor)) ?? issueNext(connection, document),
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toDocument(row);
    },
    async ofAppointment(id) {
      return (await connection.all(OF_APPOINTMENT, { id })).map(toDocument).toSorted(inOrderOfIssue);
    },
    async series(kind, financialYear) {
      return (await connection.all(SERIES, { kind, financialYear })).map(toDocument);
    },
    async allSeries() {
      return (await connection.all(ALL_SERIES, {})).map((row) => ({
        kind: row.kind,
        financialYear: row.financial_year,
        lastNumber: row.last_number,
      }));
    },
  };
}

async function issuedFor(connection: Connection, thing: string): Promise<IssuedDocument | null> {
  const row = await connection.one(ISSUED_FOR, { issuedFor: thing });
  return row === undefined ? null : toDocument(row);
}

async function issueNext(
  connection: Connection,
  document: Omit<IssuedDocument, 'number'>,
): Promise<IssuedDocument> {
  const { kind, financialYear } = document;
  const counter = await connection.one(NEXT_NUMBER, { kind, financialYear });
  if (counter === undefined) throw new Error('a document series gave no number');
  const issued = { ...document, number: counter.last_number };
  if ((await connection.change(ADD, toRow(issued))) === 1) return issued;
  // While we waited for the counter, somebody else issued this very document: theirs stands, and our number is free again.
  await connection.change(GIVE_NUMBER_BACK, { kind, financialYear });
  const theirs = await issuedFor(connection, document.issuedFor);
  if (theirs === null) throw new Error('a document was refused as a second one, but there is no first');
  return theirs;
}

/** A paper comes before the note that takes it back, also when both were issued at one instant. */
const inOrderOfIssue = (left: IssuedDocument, right: IssuedDocument): number =>
  left.issuedAt.getTime() - right.issuedAt.getTime() ||
  Number(left.againstId !== null) - Number(right.againstId !== null);

function toRow(document: IssuedDocument): DocumentRow {
  return {
    id: document.id,
    kind: document.kind,
    financial_year: document.financialYear,
    number: document.number,
    appointment_id: document.appointmentId,
    amount_paise: document.amountPaise,
    payment_reference: document.paymentReference,
    issued_at: toInstant(document.issuedAt),
    issued_for: document.issuedFor,
    against_id: document.againstId,
    paper: document.paper === null ? null : JSON.stringify(document.paper),
  };
}

export function toDocument(row: DocumentRow): IssuedDocument {
  return {
    id: row.id,
    kind: row.kind,
    financialYear: row.financial_year,
    number: row.number,
    appointmentId: row.appointment_id,
    amountPaise: row.amount_paise,
    paymentReference: row.payment_reference,
    issuedAt: toDate(row.issued_at),
    issuedFor: row.issued_for,
    againstId: row.against_id,
    paper: row.paper === null ? null : fromJson<PaperFacts>(row.paper),
  };
}
