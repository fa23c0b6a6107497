/** Makes the files that the clinic's people are sent: pictures of figures, tables, day sheets. */
import type { TableFormat } from '../domain/admin/adminFile.ts';
import type { Clinic } from '../domain/clinic/clinic.ts';

/** Words in Latin letters: what draws the picture does not shape Indian scripts. */
export interface ChartFacts {
  readonly title: string;
  readonly subtitle: string;
  /** From the top down, or from left to right where `along` is time. */
  readonly bars: readonly { readonly label: string; readonly value: number; readonly text: string }[];
  readonly along: 'time' | 'names';
}

export interface TableFacts {
  readonly sheetName: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface DaySheetFacts {
  readonly clinic: Clinic;
  readonly doctorName: string;
  readonly speciality: string;
  readonly date: string;
  readonly printedAt: Date;
  readonly rows: readonly {
    readonly time: string;
    readonly patientName: string;
    readonly phone: string;
    readonly purpose: string;
    readonly status: string;
    readonly payment: string;
    readonly reference: string;
  }[];
}

/** Each throws an `OutsideError` (service `files`): `timeout` and `stopped` may be tried again, `unmakeable` not. */
export interface AdminFiles {
  /** A PNG that can be read on a phone. */
  drawChart(facts: ChartFacts): Promise<Uint8Array>;
  writeTable(facts: TableFacts, format: TableFormat): Promise<Uint8Array>;
  /** A PDF of A4 pages. */
  printDaySheet(facts: DaySheetFacts): Promise<Uint8Array>;
}
