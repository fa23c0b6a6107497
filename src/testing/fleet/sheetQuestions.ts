/** What staff change in the sheet of a running clinic, and what patients ask to find out whether it is true in the chat. */
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, clinicMoment, weekdayOf } from '../../domain/visit/visitTime.ts';
import type { SheetsStandIn } from '../../sandbox/sheets/startSheetsStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { BOT_TOKEN, PatientPhone } from '../productBench.ts';
import type { SheetFleet } from './sheetFleet.ts';

/** Asked of one process; what must not be in the answer any more, or must be. */
interface Question {
  readonly name: string;
  readonly asked: string;
  /** The answer to this question and to no other, whatever is true. */
  readonly answer: RegExp;
  readonly isTrue: (answer: string) => boolean;
}

/** A working day of Dr Iyer's, a few days ahead; another one for each round. */
function dayOfRound(round: number): string {
  let date = addDays(clinicMoment(systemClock.now(), 'Asia/Kolkata').date, 2);
  for (let left = round; ; date = addDays(date, 1)) {
    if (weekdayOf(date) === 'sun') continue;
    if (left === 0) return date;
    left -= 1;
  }
}

const written = (date: string): string => date.split('-').reverse().join('/');
/** No two share a name: a patient who asks for one that is not there yet must not be asked which of two. */
const NEW_DOCTORS = [
  ...['Kavita Menon', 'Nandini Bhatt', 'Rohan Pillai', 'Tarun Ghosh', 'Usha Kulkarni'],
  ...['Zoya Mirza', 'Bhavna Solanki', 'Chetan Dhillon', 'Esha Fernandes', 'Gauri Hegde'],
];

/** One doctor is added, one fee changed, one afternoon closed and one time opened, all in one moment. */
export function changeAll({ staff }: SheetsStandIn, round: number): readonly Question[] {
  const date = dayOfRound(round);
  const day = written(date);
  const fee = 700 + round * 10;
  const added = NEW_DOCTORS[round] ?? '';
  if (added === '') throw new Error(`there are names for ${NEW_DOCTORS.length} rounds`);
  const iyer = staff.rows('Doctors').find(({ cells }) => cells['Name'] === 'Lakshmi Iyer');
  staff.type({ tab: 'Doctors', row: iyer?.row ?? 0, header: 'Fee' }, String(fee));
  staff.addRow('Doctors', { Name: `Dr ${added}`, Speciality: 'Paediatrics', Fee: '510', Tue: '4 to 6 pm' });
  staff.addRow('Slots', { Day: day, Time: '5 to 8 pm', Doctor: 'Dr Iyer', Status: 'Closed' });
  staff.addRow('Slots', { Day: day, Time: '3.20 pm', Doctor: 'Dr Iyer', Status: 'Open' });
  return [
    {
      name: 'doctor added',
      asked: `what is the fee of Dr ${added}?`,
      answer: new RegExp(added),
      isTrue: (answer) => answer.includes(`Dr ${added} is ₹510`),
    },
    {
      name: 'fee changed',
      asked: 'what is the fee of Dr Iyer?',
      answer: /The consultation fee of Dr Lakshmi Iyer/,
      isTrue: (answer) => answer.includes(`Lakshmi Iyer is ₹${fee}`),
    },
    {
      name: 'slot opened',
      asked: `Dr Iyer on ${day} between 3 pm and 4 pm`,
      answer: /3:00 pm to 4:00 pm/,
      isTrue: (answer) => answer.includes('3:20 pm') && !answer.includes('nothing is free'),
    },
    {
      name: 'afternoon closed',
      asked: `Dr Iyer on ${day} between 5 pm and 8 pm`,
      answer: /5:00 pm to 8:00 pm/,
      isTrue: (answer) => answer.includes('nothing is free'),
    },
  ];
}

let nextChatId = 60_000;

/** Somebody whose details are known already; asks one process alone. */
export class Asker {
  private readonly fleet: SheetFleet;
  private readonly index: number;
  private readonly patient: PatientPhone;

  constructor(fleet: SheetFleet, index: number) {
    this.fleet = fleet;
    this.index = index;
    nextChatId += 1;
    const chatId = nextChatId;
    this.patient = new PatientPhone(fleet.telegram.phone({ chatId, firstName: 'Asha' }, BOT_TOKEN));
  }

  async begin(): Promise<void> {
    this.fleet.sendTo([this.index]);
    await this.patient.says('Asha Verma, 34, female, fever since Monday, 9876543210', /privacy/i);
    await this.patient.taps(/^I agree/, /doctor/i);
  }

  async hears({ asked, answer: expected, isTrue }: Question): Promise<boolean> {
    this.fleet.sendTo([this.index]);
    const answer = await this.patient.says(asked, expected);
    return isTrue(
      `${answer.text}\n${answer.buttons
        .flat()
        .map(({ text }) => text)
        .join('\n')}`,
    );
  }
}

/** Asks until all is true; for each question the seconds that it took. */
export async function secondsUntilTrue(
  askers: readonly Asker[],
  questions: readonly Question[],
  limitSeconds: number,
): Promise<readonly { readonly name: string; readonly seconds: number }[]> {
  const beganAt = performance.now();
  const seconds = (): number => (performance.now() - beganAt) / 1000;
  const found: { name: string; seconds: number }[] = [];
  const open = askers.flatMap((asker) => questions.map((question) => ({ asker, question })));
  while (open.length > 0) {
    for (const one of [...open]) {
      if (!(await one.asker.hears(one.question))) continue;
      found.push({ name: one.question.name, seconds: seconds() });
      open.splice(open.indexOf(one), 1);
    }
    if (seconds() > limitSeconds + 20)
      throw new Error(`not true after ${seconds().toFixed(0)} s: ${open[0]?.question.name}`);
    await pause(200);
  }
  return found;
}
