/** Takes people who are forgotten out of rows that nobody writes any more: the archive's, and those that wait for it. The keeper calls it at night. */
import type { Sheet, SheetGrid, SheetWrite } from '../../ports/sheet.ts';
import type { SheetDesk } from './sheetDesk.ts';
import { ID } from './tabs.ts';

/** Longer than a sheet is ever away. */
const LOOKED_BACK_MS = 60 * 24 * 60 * 60_000;

/** What is in them is a person's. */
const PERSONAL = ['Patient', 'Phone', 'Age', 'Purpose', 'Note'] as const;

/** Answers with the number of rows that lost somebody. */
export async function forgetErased({ world }: SheetDesk, sheet: Sheet): Promise<number> {
  const since = new Date(world.clock.now().getTime() - LOOKED_BACK_MS);
  const visits = await world.store.read((tables) => tables.erasures.erasedVisits(since));
  if (visits.length === 0) return 0;
  const ids = new Set<string>(visits.map(({ id }) => id));
  const wanted = new Set([
    'Appointments',
    ...visits.map(({ visitDate }) => `Archive ${visitDate.slice(0, 7)}`),
  ]);
  const tabs = (await sheet.tabs()).map(({ name }) => name).filter((name) => wanted.has(name));
  const grids = await sheet.read(tabs);
  const writes = tabs.flatMap((tab) => writesFor(tab, grids.get(tab) ?? [], ids));
  if (writes.length > 0) await sheet.write(writes);
  return new Set(writes.map(({ tab, row }) => `${tab} ${row}`)).size;
}

function writesFor(
  tab: string,
  [headers = [], ...lines]: SheetGrid,
  ids: ReadonlySet<string>,
): readonly SheetWrite[] {
  const idPlace = headers.indexOf(ID);
  const columns = PERSONAL.map((name) => headers.indexOf(name)).filter((column) => column >= 0);
  return lines.flatMap((line, index) =>
    ids.has(String(line[idPlace] ?? ''))
      ? columns
          .filter((column) => (line[column] ?? '') !== '')
          .map((column) => ({ tab, row: index + 1, column, value: '' }))
      : [],
  );
}
