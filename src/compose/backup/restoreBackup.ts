/** Brings a backup back into a new place and checks it there: the store's rows, the files, every promise about them. `npm run restore` and the restore drill call it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../ports/log.ts';
import { REPORT_CONTENT_TYPES, type ReportContentType, type StoredFile } from '../../ports/reportVault.ts';
import type { BrokenInvariant, CopiedRow, StoreFilling } from '../../ports/storeCopy.ts';
import { readBackupFile } from '../../services/backup/backupFile.ts';
import { loadOrMakeDataKey } from '../../services/dataKey.ts';
import { writeDurably } from '../../services/durableFile.ts';
import { createReportVault } from '../../services/reports.ts';
import { openFilling } from '../../store/copy/filling.ts';
import { checkInvariants } from '../../store/copy/invariants.ts';
import { openSnapshot } from '../../store/copy/snapshot.ts';
import type { StoreAddress } from '../../store/copy/sqlSession.ts';

export interface RestoreOrder {
  readonly file: string;
  readonly key: Buffer;
  /** An empty database, or null for an embedded store in `dataDir`; the files go to `dataDir` either way. */
  readonly into: StoreAddress;
  readonly log: Log;
}

export interface Restored {
  readonly rows: Readonly<Record<string, number>>;
  readonly files: number;
  /** Empty when every promise holds. */
  readonly broken: readonly BrokenInvariant[];
}

/** @throws BackupDamaged, or Error when the place is not empty; nothing is left of the store then */
export async function restoreBackup({ file, key, into, log }: RestoreOrder): Promise<Restored> {
  const rows: Record<string, number> = {};
  let files = 0;
  let filling: StoreFilling | null = null;
  try {
    await readBackupFile(file, key, {
      async outline(outline) {
        filling = await openFilling({ address: into, outline, log });
        for (const { name } of outline.tables) rows[name] = 0;
      },
      async rows(table, batch) {
        await filling?.add(table, batch);
        rows[table.name] = (rows[table.name] ?? 0) + batch.length;
      },
      async file(folder, name, bytes) {
        const path = join(into.dataDir, folder);
        await mkdir(path, { recursive: true, mode: 0o700 });
        await writeDurably(join(path, name), bytes);
        files += 1;
      },
    });
    await finishOf(filling);
  } catch (error) {
    await abandonOf(filling);
    throw error;
  }
  await loadOrMakeDataKey({ dataDir: into.dataDir, given: key.toString('hex') });
  const broken = [...(await checkInvariants(into)), ...(await checkReports(into, key))];
  return { rows, files, broken };
}

// The compiler does not see that the reader has set it.
const finishOf = async (filling: StoreFilling | null): Promise<void> => {
  if (filling === null) throw new Error('the backup holds no store');
  await filling.finish();
};
const abandonOf = async (filling: StoreFilling | null): Promise<void> => filling?.abandon();

/** Every stored report's file is there, opens with the key, and is what was stored. */
async function checkReports(place: StoreAddress, key: Buffer): Promise<readonly BrokenInvariant[]> {
  const vault = createReportVault({ folder: join(place.dataDir, 'reports'), key });
  const unreadable: string[] = [];
  for (const file of await storedReports(place))
    await vault.read(file).catch(() => unreadable.push(file.fileName));
  if (unreadable.length === 0) return [];
  return [
    { name: 'a stored report can be read', count: unreadable.length, examples: unreadable.slice(0, 5) },
  ];
}

async function storedReports(place: StoreAddress): Promise<readonly StoredFile[]> {
  const columns = ['file_name', 'content_type', 'size_bytes', 'sha256', 'status'];
  const snapshot = await openSnapshot(place);
  try {
    const files: StoredFile[] = [];
    for await (const rows of snapshot.rows({ name: 'reports', columns }))
      files.push(...rows.filter(([, , , , status]) => status === 'stored').map(fileOf));
    return files;
  } finally {
    await snapshot.close();
  }
}

const fileOf = ([fileName, contentType, sizeBytes, sha256]: CopiedRow): StoredFile => ({
  fileName: String(fileName),
  contentType: typeOf(contentType),
  sizeBytes: Number(sizeBytes),
  sha256: String(sha256),
});

const typeOf = (text: unknown): ReportContentType =>
  REPORT_CONTENT_TYPES.find((one) => one === text) ?? 'application/pdf';
