/** The named points at which drills kill this process, and the wrapping of store and services that reaches them. Off unless `CRASH_AT` is set, which real services forbid. */
import type { Config } from '../config.ts';
import type { Channel } from '../ports/channel.ts';
import type { DocumentPrinter } from '../ports/documentPrinter.ts';
import type { Payments } from '../ports/payments.ts';
import type { Sheet } from '../ports/sheet.ts';
import type { Store, Tables } from '../ports/store.ts';
import { areCrashPointsArmed, armCrashPoints, reachCrashPoint } from '../types/crashPoint.ts';

/** Writes of one kind each: a point before it, one after it inside its transaction, one when the transaction is committed. */
const BOOKING_WRITES = [
  'inbox.addAndTake',
  'inbox.finish',
  'conversations.save',
  'effects.claim',
  'patients.put',
  'appointments.hold',
  'appointments.change',
  'paymentLinks.add',
  'paymentLinks.change',
  'webhookEvents.add',
  'webhookEvents.finish',
  'ledger.add',
  'documents.issue',
  'reminders.plan',
  'outbox.add',
  'outbox.finish',
] as const;

const REMINDER_WRITES = ['reminders.settle'] as const;
const SHEET_WRITES = ['sheetRows.put'] as const;

/** Calls to the world: a point before it, and one when its answer is there and not yet written down. */
const BOOKING_CALLS = [
  'channel.send',
  'channel.sendDocument',
  'payments.createLink',
  'printer.printReceipt',
] as const;

const SHEET_CALLS = ['sheet.read', 'sheet.write', 'sheet.append'] as const;

export const BACKUP_POINTS = [
  'backup.snapshotOpen',
  'backup.halfWritten',
  'backup.written',
  'backup.named',
  'backup.checked',
  'backup.rotated',
] as const;

export const MIGRATION_POINTS = ['migration.copied', 'migration.begun', 'migration.committed'] as const;

const ofWrites = (writes: readonly string[]): readonly string[] =>
  writes.flatMap((write) => [`${write}:before`, `${write}:after`, `${write}:committed`]);
const ofCalls = (calls: readonly string[]): readonly string[] =>
  calls.flatMap((call) => [`${call}:before`, `${call}:after`]);

/** Every point of a patient's journey: booking, payment, and what is sent of it. */
export const JOURNEY_POINTS: readonly string[] = [...ofWrites(BOOKING_WRITES), ...ofCalls(BOOKING_CALLS)];
/** Of what comes due by itself; the sending of a reminder is that of a journey. */
export const REMINDER_POINTS: readonly string[] = [
  ...ofWrites(REMINDER_WRITES),
  ...ofCalls(['channel.send']),
];
export const SHEET_POINTS: readonly string[] = [...ofWrites(SHEET_WRITES), ...ofCalls(SHEET_CALLS)];

/** `CRASH_AT=ledger.add:after:2` ends this process, as `kill -9` would, when it comes to that point for the second time. */
export function armFromConfig(config: Config): void {
  const { CRASH_AT: order } = config;
  if (order === undefined) return;
  const services = [
    ...(config.isTelegramReal ? [config.TELEGRAM_API_ROOT] : []),
    ...(config.isRazorpayReal ? [config.RAZORPAY_BASE_URL] : []),
    ...(config.isWhatsappCloudReal ? [config.WHATSAPP_CLOUD_BASE_URL] : []),
    ...(config.isSheetReal ? [config.GOOGLE_SHEETS_BASE_URL] : []),
    ...(config.isGeminiReal ? [config.GEMINI_BASE_URL] : []),
  ];
  if (!services.every(isOnThisMachine))
    throw new Error('CRASH_AT is for drills on stand-ins: remove it where real services are configured.');
  const [, name, times] = /^(.+?)(?::(\d+))?$/.exec(order) ?? [];
  let left = Number(times ?? 1);
  armCrashPoints((reached) => {
    if (reached !== name) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  });
}

const isOnThisMachine = (url: string): boolean =>
  /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+)(:|\/|$)/.test(url);

type Method = (...values: never[]) => unknown;

/** Passes everything on; with armed points it reaches them around the writes that have some. */
export function withStorePoints(store: Store): Store {
  if (!areCrashPointsArmed()) return store;
  return {
    read: (work) => store.read(work),
    close: () => store.close(),
    transact: (work) => withPoints(work, (watching) => store.transact(watching)),
    transactSoon: (work) => withPoints(work, (watching) => store.transactSoon(watching)),
  };
}

type Work<Value> = (tables: Tables) => Promise<Value>;

async function withPoints<Value>(
  work: Work<Value>,
  transact: (watching: Work<Value>) => Promise<Value>,
): Promise<Value> {
  const written = new Set<string>();
  const value = await transact((tables) => {
    // A unit that is tried again begins anew.
    written.clear();
    return work(watched(tables, (write) => written.add(write)));
  });
  for (const write of written) reachCrashPoint(`${write}:committed`);
  return value;
}

const IS_WRITE: ReadonlySet<string> = new Set([...BOOKING_WRITES, ...REMINDER_WRITES, ...SHEET_WRITES]);

function watched(tables: Tables, onWrite: (write: string) => void): Tables {
  return new Proxy(tables, {
    get: (target, table) =>
      around(Reflect.get(target, table, target) as object, (method) => {
        const write = `${String(table)}.${method}`;
        return IS_WRITE.has(write) ? { name: write, onDone: () => onWrite(write) } : null;
      }),
  });
}

/** The object with points around those of its methods that have a name here. */
function around<Port extends object>(
  port: Port,
  pointOf: (method: string) => { readonly name: string; readonly onDone?: () => void } | null,
): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      const point = typeof property === 'string' && typeof member === 'function' ? pointOf(property) : null;
      if (typeof member !== 'function') return member;
      const method = member as Method;
      if (point === null) return method.bind(target);
      return async (...values: never[]) => {
        reachCrashPoint(`${point.name}:before`);
        const answer = await (method.apply(target, values) as Promise<unknown>);
        point.onDone?.();
        reachCrashPoint(`${point.name}:after`);
        return answer;
      };
    },
  });
}

const IS_CALL: ReadonlySet<string> = new Set([...BOOKING_CALLS, ...SHEET_CALLS]);

function withCallPoints<Port extends object>(port: Port, service: string): Port {
  if (!areCrashPointsArmed()) return port;
  return around(port, (method) =>
    IS_CALL.has(`${service}.${method}`) ? { name: `${service}.${method}` } : null,
  );
}

export const withChannelPoints = <Kind extends Channel>(channel: Kind): Kind =>
  withCallPoints(channel, 'channel');
export const withPaymentPoints = (payments: Payments): Payments => withCallPoints(payments, 'payments');
export const withSheetPoints = (sheet: Sheet): Sheet => withCallPoints(sheet, 'sheet');
export const withPrinterPoints = <Kind extends DocumentPrinter>(printer: Kind): Kind =>
  withCallPoints(printer, 'printer');
