/** Issued documents, numbered without a gap; `sendInvoice` issues them, the checker reads the series. */
import type { AppointmentId, DocumentId } from '../../domain/ids.ts';
import type { Documents, IssuedDocument } from '../../ports/moneyTables.ts';
import type { DocumentRow } from '../schema.ts';
import type { Connection } from '../sql/connection.ts';
import { statement } from '../sql/statement.ts';
import { toDate, toInstant } from '../sql/values.ts';

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
    })
    .onConflict((conflict) => conflict.columns(['appointment_id', 'kind']).doNothing()),
);

const GET = statement((db, value: { id: DocumentId }) =>
  db.selectFrom('documents').selectAll().where('id', '=', value.id),
);

const OF_APPOINTMENT = statement((db, value: { id: AppointmentId; kind: Kind }) =>
  db
    .selectFrom('documents')
    .selectAll()
    .where('appointment_id', '=', value.id)
    .where('kind', '=', value.kind),
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
  const ofAppointment = async (id: AppointmentId, kind: Kind): Promise<IssuedDocument | null> => {
    const row = await connection.one(OF_APPOINTMENT, { id, kind });
    return row === undefined ? null : toDocument(row);
  };
  return {
    issue: async (document) =>
      (await ofAppointment(document.appointmentId, document.kind)) ?? issueNext(connection, document),
    async get(id) {
      const row = await connection.one(GET, { id });
      return row === undefined ? null : toDocument(row);
    },
    ofAppointment: (id) => ofAppointment(id, 'receipt'),
    async series(kind, financialYear) {
      return (await connection.all(SERIES, { kind, financialYear })).map(toDocument);
    },
  };
}

async function issueNext(
  connection: Connection,
  document: Omit<IssuedDocument, 'number'>,
): Promise<IssuedDocument> {
  const { kind, financialYear, appointmentId } = document;
  const counter = await connection.one(NEXT_NUMBER, { kind, financialYear });
  if (counter === undefined) throw new Error('a document series gave no number');
  const issued = { ...document, number: counter.last_number };
  if ((await connection.change(ADD, toRow(issued))) === 1) return issued;
  // While we waited for the counter, somebody else issued this very document: theirs stands, and our number is free again.
  await connection.change(GIVE_NUMBER_BACK, { kind, financialYear });
  const theirs = await connection.one(OF_APPOINTMENT, { id: appointmentId, kind });
  if (theirs === undefined) throw new Error('a document was refused as a second one, but there is no first');
  return toDocument(theirs);
}

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
  };
}

function toDocument(row: DocumentRow): IssuedDocument {
  return {
    id: row.id,
    kind: row.kind,
    financialYear: row.financial_year,
    number: row.number,
    appointmentId: row.appointment_id,
    amountPaise: row.amount_paise,
    paymentReference: row.payment_reference,
    issuedAt: toDate(row.issued_at),
  };
}
