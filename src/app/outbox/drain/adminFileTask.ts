/** Makes what an admin has ordered, of what is true now, and sends it to their chat. */
import type { AdminFileOrder, ChartKind } from '../../../domain/admin/adminFile.ts';
import { ADMIN_POLICY } from '../../../domain/admin/adminPolicy.ts';
import type { DoctorId } from '../../../domain/ids.ts';
import type { Language } from '../../../domain/message/language.ts';
import { formatRupees } from '../../../domain/money/money.ts';
import {
  type AppointmentFilter,
  type AppointmentLine,
  EVERY_APPOINTMENT,
  netPaise,
} from '../../../domain/visit/appointmentFilter.ts';
import { addDays } from '../../../domain/visit/visitTime.ts';
import type { ChartFacts, TableFacts } from '../../../ports/adminFiles.ts';
import type { DocumentDelivery } from '../../../ports/channel.ts';
import type { OutboxTask } from '../../../ports/outboxTask.ts';
import type { Tables } from '../../../ports/store.ts';
import { adminWordingOf } from '../../../wording/admin/adminWordingOf.ts';
import { dayCloseMessage } from '../../../wording/admin/dayClose.ts';
import type { Phrases } from '../../../wording/phrases.ts';
import { asGiven } from '../../../wording/rich.ts';
import { wordingOf } from '../../../wording/wordingOf.ts';
import { daySpans } from '../../admin/questions/askedFilter.ts';
import { dayClose, dayCloseCsv } from '../../money/dayClose/dayClose.ts';
import type { Outside, TaskResult } from './outside.ts';
import { channelOf } from './sayTask.ts';

/** Without it Excel takes UTF-8 for an old code page. */
const BYTE_ORDER_MARK = '\ufeff';

type Made = Omit<DocumentDelivery, 'chat'>;
type OrderOf<Kind extends AdminFileOrder['kind']> = Extract<AdminFileOrder, { kind: Kind }>;

export async function sendAdminFile(
  outside: Outside,
  { chat, order, language }: Extract<OutboxTask, { kind: 'sendAdminFile' }>,
): Promise<TaskResult> {
  const made = await makeFile(outside, order, language);
  return { providerRef: await channelOf(outside, chat).sendDocument({ ...made, chat }), rows: [] };
}

function makeFile(outside: Outside, order: AdminFileOrder, language: Language): Promise<Made> {
  switch (order.kind) {
    case 'chart':
      return makeChart(outside, order, language);
    case 'table':
      return makeTable(outside, order, language);
    case 'dayClose':
      return makeDayClose(outside, order, language);
    case 'daySheet':
      return makeDaySheet(outside, order, language);
  }
}

/** Picture and caption are in the asker's language. */
async function makeChart(
  outside: Outside,
  { chart, filter }: OrderOf<'chart'>,
  language: Language,
): Promise<Made> {
  const wording = adminWordingOf(language);
  const title = wording.word.charts[chart];
  const days = wording.word.days(filter.dateFrom, filter.dateTo);
  const { world } = outside;
  const asked = { world, phrases: wording.phrases, filter };
  const facts: ChartFacts = {
    title,
    subtitle: `${world.directory.clinic.name} · ${days}`,
    bars: await world.store.read((tables) => CHARTS[chart](tables, asked)),
    along: chart === 'bookings_by_day' || chart === 'hours_by_load' ? 'time' : 'names',
  };
  return {
    fileName: `${chart.replaceAll('_', '-')}-${filter.dateFrom ?? 'all'}.png`,
    contentType: 'image/png',
    bytes: await outside.files.drawChart(facts),
    caption: `${title} · ${days}`,
    showAs: 'picture',
  };
}

type Bars = ChartFacts['bars'];
interface AskedChart {
  readonly world: Outside['world'];
  readonly phrases: Phrases;
  readonly filter: AppointmentFilter;
}
type ReadBars = (tables: Tables, asked: AskedChart) => Promise<Bars>;

const CHARTS: Readonly<Record<ChartKind, ReadBars>> = {
  async bookings_by_day(tables, { phrases, filter }) {
    const counts = new Map(
      (await tables.questions.countBy(filter, 'day')).map(({ key, count }) => [key, count]),
    );
    return daysBetween(filter, [...counts.keys()]).map((day) =>
      bar(phrases.shortDay(day), counts.get(day) ?? 0),
    );
  },
  async revenue_by_doctor(tables, asked) {
    const { world, filter } = asked;
    const days = daySpans({ world, now: world.clock.now() }, filter);
    const sums = await tables.questions.revenue(filter, { days, groupBy: 'doctor' });
    return [...sums]
      .sort((one, other) => netPaise(other) - netPaise(one))
      .map((sum) => ({
        label: doctorLabel(asked, sum.key),
        value: netPaise(sum) / 100,
        text: formatRupees(netPaise(sum)),
      }));
  },
  async hours_by_load(tables, { filter }) {
    const counts = new Map(
      (await tables.questions.countBy(filter, 'hour')).map(({ key, count }) => [Number(key), count]),
    );
    const first = Math.min(...counts.keys());
    const last = Math.max(...counts.keys());
    // An hour in which nobody comes is shown too.
    return Array.from({ length: counts.size === 0 ? 0 : last - first + 1 }, (_, at) => first + at).map(
      (hour) => bar(`${hour % 12 || 12} ${hour < 12 ? 'am' : 'pm'}`, counts.get(hour) ?? 0),
    );
  },
  async no_shows(tables, asked) {
    const counts = await tables.questions.countBy({ ...asked.filter, statuses: ['noshow'] }, 'doctor');
    return [...counts]
      .sort((one, other) => other.count - one.count)
      .map(({ key, count }) => bar(doctorLabel(asked, key), count));
  },
};

const bar = (label: string, value: number): Bars[number] => ({ label, value, text: String(value) });

const doctorLabel = ({ world, phrases }: AskedChart, id: string): string =>
  phrases.doctor(world.directory.doctor(id as DoctorId)?.name ?? id);

/** Days without a booking are shown too: a gap is an answer. */
function daysBetween({ dateFrom, dateTo }: AppointmentFilter, counted: readonly string[]): readonly string[] {
  const first = dateFrom ?? counted[0];
  const last = dateTo ?? counted.at(-1);
  if (first === undefined || last === undefined) return [];
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

async function makeTable(
  outside: Outside,
  { format, filter }: OrderOf<'table'>,
  language: Language,
): Promise<Made> {
  const rows = await outside.world.store.read((tables) =>
    tables.questions.list(filter, { limit: ADMIN_POLICY.rowsExported, offset: 0 }),
  );
  const { word } = adminWordingOf(language);
  const facts: TableFacts = {
    sheetName: `Appointments ${filter.dateFrom ?? ''}`.trim(),
    columns: TABLE_COLUMNS,
    rows: rows.map((row) => tableRow(outside, row)),
  };
  return {
    fileName: `appointments-${filter.dateFrom ?? 'all'}.${format}`,
    contentType: CONTENT_TYPES[format],
    bytes: await outside.files.writeTable(facts, format),
    caption: [word.formats[format], word.days(filter.dateFrom, filter.dateTo), word.rows(rows.length)].join(
      ' · ',
    ),
  };
}

const CONTENT_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const TABLE_COLUMNS: TableFacts['columns'] = [
  { title: 'Reference', width: 12 },
  { title: 'Date', width: 12 },
  { title: 'Time', width: 8 },
  { title: 'Doctor', width: 22 },
  { title: 'Patient', width: 24 },
  { title: 'Phone', width: 16 },
  { title: 'Reason', width: 32 },
  { title: 'Status', width: 12 },
  { title: 'Payment', width: 12 },
  { title: 'Fee (₹)', width: 10 },
  { title: 'Channel', width: 12 },
  { title: 'Reports', width: 9 },
  { title: 'Note', width: 32 },
];

function tableRow({ world }: Outside, row: AppointmentLine): readonly (string | number)[] {
  const { word } = adminWordingOf('en');
  return [
    row.reference,
    row.visitDate,
    row.visitTime,
    world.directory.doctor(row.doctorId)?.name ?? row.doctorId,
    asGiven(row.patientName, 120),
    row.patientPhone,
    asGiven(row.purpose, 300),
    word.statuses[row.status],
    word.payments[row.payment],
    row.feePaise / 100,
    word.channels[row.channel],
    row.reports,
    asGiven(row.note, 300),
  ];
}

/** The day's books as they stand now: the sums as the paper's caption, the same as a table. */
async function makeDayClose(
  { world, printer }: Outside,
  { date, format, countedCashPaise }: OrderOf<'dayClose'>,
  language: Language,
): Promise<Made> {
  const close = await dayClose(world, { date, countedCashPaise });
  if (format === 'csv')
    return {
      fileName: `day-close-${date}.csv`,
      contentType: 'text/csv',
      bytes: Buffer.from(`${BYTE_ORDER_MARK}${dayCloseCsv(close)}`),
      caption: '',
    };
  return {
    fileName: `day-close-${date}.pdf`,
    contentType: 'application/pdf',
    bytes: await printer.printDayClose(close),
    caption: dayCloseMessage(close, language),
  };
}

/** Who is expected; paper is English, as the receipts are. */
async function makeDaySheet(
  { world, files }: Outside,
  { date, doctorId }: OrderOf<'daySheet'>,
  language: Language,
): Promise<Made> {
  const filter = { ...EVERY_APPOINTMENT, dateFrom: date, dateTo: date, doctorIds: [doctorId] };
  const rows = await world.store.read((tables) => tables.questions.list(filter, { limit: 500, offset: 0 }));
  const doctor = world.directory.doctor(doctorId);
  const { word } = adminWordingOf('en');
  const bytes = await files.printDaySheet({
    clinic: world.directory.clinic,
    doctorName: doctor?.name ?? doctorId,
    speciality: wordingOf('en').words.specialities[doctor?.speciality ?? 'general_medicine'],
    date,
    printedAt: world.clock.now(),
    rows: rows.map((row) => ({
      time: row.visitTime,
      patientName: asGiven(row.patientName, 120),
      phone: row.patientPhone,
      purpose: asGiven(row.purpose, 200),
      status: word.statuses[row.status],
      payment:
        row.payment === 'paid'
          ? word.payments.paid
          : `${word.payments[row.payment]} ${formatRupees(row.feePaise)}`,
      reference: row.reference,
    })),
  });
  return {
    fileName: `day-sheet-${(doctor?.name ?? doctorId).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${date}.pdf`,
    contentType: 'application/pdf',
    bytes,
    caption: adminWordingOf(language).word.daySheet({ doctorName: doctor?.name ?? doctorId, date }),
  };
}
