/** Compares the end of a play with the wanted one, table by table; what a scenario does not mention is not compared, but for appointments, which are always complete. */
import { isIn, isWhole } from '../play/matchText.ts';
import type { AppointmentRow, HeardFile, Play } from '../play/record.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { WantedAppointment } from '../scenario/wanted.ts';
import { type Check, check, same } from './check.ts';

const LIVE: readonly string[] = ['pending', 'booked', 'arrived', 'fulfilled', 'waitlist'];

export function endChecks(scenario: Scenario, { end, turns }: Play): readonly Check[] {
  const { end: wanted, caller } = scenario;
  const language = wanted.language ?? (caller.language === 'mixed' ? null : caller.language);
  const files = turns.flatMap((turn) => turn.heard.flatMap((message) => message.files));
  return [
    appointmentCheck(scenario, end.appointments),
    ...optional(wanted.state, (state) => same('end', 'state', { wanted: state, found: end.state })),
    ...optional(language, (one) => same('end', 'language', { wanted: one, found: end.language })),
    ...optional(wanted.ledger, (rows) => same('end', 'ledger', { wanted: rows, found: end.ledger })),
    ...optional(wanted.documents, (rows) =>
      same('end', 'documents', {
        wanted: rows,
        found: end.documents.map(({ kind, rupees }) => ({ kind, rupees })),
      }),
    ),
    ...optional(wanted.refunds, (rows) => same('end', 'refunds', { wanted: rows, found: end.refunds })),
    ...optional(wanted.links, (rows) => same('end', 'links', { wanted: rows, found: end.links })),
    ...optional(wanted.notices, (codes) =>
      same('end', 'notices', { wanted: codes.toSorted(), found: end.notices.toSorted() }),
    ),
    ...optional(wanted.reports, (rows) =>
      check('end', 'reports', {
        passed:
          rows.length === end.reports.length &&
          rows.every(
            (row, index) =>
              row.status === end.reports[index]?.status &&
              (row.name === undefined || row.name === end.reports[index].name),
          ),
        wanted: JSON.stringify(rows),
        found: JSON.stringify(end.reports),
      }),
    ),
    ...optional(wanted.reminders, (rows) =>
      same('end', 'reminders', { wanted: sorted(rows), found: sorted(end.reminders) }),
    ),
    ...optional(wanted.files, (rows) => fileCheck(rows, files)),
    ...optional(wanted.sheet, (rows) => sheetCheck(rows, end.sheet ?? [])),
    ...optional(wanted.waiting, (kinds) =>
      same('end', 'waiting', { wanted: kinds.toSorted(), found: waitingKinds(end.outbox).toSorted() }),
    ),
    same('end', 'given up', {
      wanted: (wanted.givenUp ?? []).toSorted(),
      found: end.outbox
        .filter((row) => row.status === 'given_up')
        .map((row) => row.kind)
        .toSorted(),
    }),
  ];
}

const sorted = (rows: readonly { readonly kind: string; readonly status: string }[]): readonly string[] =>
  rows.map(({ kind, status }) => `${kind} ${status}`).toSorted();

const waitingKinds = (outbox: Play['end']['outbox']): readonly string[] =>
  outbox.filter((row) => row.status === 'waiting').map((row) => row.kind);

const optional = <Value>(value: Value | null | undefined, make: (value: Value) => Check): readonly Check[] =>
  value === undefined || value === null ? [] : [make(value)];

/** Each wanted row finds a row of its own, and no live row is left over. */
function appointmentCheck({ end, caller }: Scenario, rows: readonly AppointmentRow[]): Check {
  const left = [...rows];
  const missing = end.appointments.filter((wanted) => {
    const index = left.findIndex((row) => fits(wanted, row, caller.who));
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
  const extra = left.filter((row) => LIVE.includes(row.status));
  return check('end', 'appointments', {
    passed: missing.length === 0 && extra.length === 0,
    wanted: end.appointments.map(asLine).join('\n') || 'none',
    found: rows.map(describeRow).join('\n') || 'none',
  });
}

/** `doctor d-iyer · date 2026-11-24 · status booked`: a row that can be compared by eye. */
const asLine = (row: object): string =>
  Object.entries(row)
    .map(([field, value]) => `${field} ${String(value)}`)
    .join(' · ');

const describeRow = ({ slotId: _slotId, seat: _seat, ...row }: AppointmentRow): string => asLine(row);

/** Texts are compared as texts or patterns, the rest by value. */
function fits(wanted: WantedAppointment, row: AppointmentRow, caller: string): boolean {
  const { of = caller, ...fields } = wanted;
  if (row.of !== of) return false;
  return Object.entries(fields).every(([field, value]) => {
    const found = row[field as keyof AppointmentRow];
    return typeof value === 'string' && typeof found === 'string' ? isWhole(found, value) : found === value;
  });
}

function sheetCheck(
  wanted: NonNullable<Scenario['end']['sheet']>,
  rows: NonNullable<Play['end']['sheet']>,
): Check {
  const left = [...rows];
  const missing = wanted.filter((row) => {
    const index = left.findIndex((found) =>
      Object.entries(row).every(([header, value]) => isWhole(found[header] ?? '', value)),
    );
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return check('end', 'sheet', {
    passed: missing.length === 0 && left.length === 0,
    wanted: wanted.map(asLine).join('\n') || 'no rows',
    found: rows.map(asLine).join('\n') || 'no rows',
  });
}

function fileCheck(wanted: NonNullable<Scenario['end']['files']>, files: readonly HeardFile[]): Check {
  const isThere = ({ name, holds = [] }: (typeof wanted)[number], file: HeardFile): boolean =>
    isWhole(file.name, name) && holds.every((words) => isIn(file.words ?? '', words));
  return check('end', 'files', {
    passed: wanted.length === files.length && wanted.every((one) => files.some((file) => isThere(one, file))),
    wanted: JSON.stringify(wanted),
    found: JSON.stringify(files),
  });
}
