/** Seals every report and the WhatsApp session with a new key, one after the other; a run that is cut off goes on where it was. The product must not be running. */
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import {
  DATA_KEY_CHECK_FILE,
  DATA_KEY_FILE,
  explainDataKeyRefusal,
  loadOrMakeDataKey,
} from '../services/dataKey.ts';
import { errorCodeOf, writeDurably, writeDurablyOnce } from '../services/durableFile.ts';
import { createLog } from '../services/log.ts';
import { seal, unseal } from '../services/reports/sealedFile.ts';
import { openStore } from '../store/openStore.ts';
import { rekeySession } from '../whatsapp/web/sealedSession.ts';
import { addressOf } from './backup/backups.ts';
import { reportsFolder, sessionFolder } from './folders.ts';

/** The new key while reports are sealed with either: what a run that was cut off goes on with. */
const NEXT_KEY_FILE = `${DATA_KEY_FILE}.next`;
const REPORT_NAME = /^[0-9a-f]{32}$/;

export interface Rekeyed {
  readonly files: number;
  /** A WhatsApp phone is linked, and stays so. */
  readonly isSessionKept: boolean;
  /** The new key as hexadecimal digits: `fresh`, or that of the run that was cut off. */
  readonly key: string;
}

/** With a key given by `DATA_KEY` the new one is kept aside until the caller has written it down: see `forgetNextKey`. */
export async function rekeyReports(config: Config, fresh: Buffer): Promise<Rekeyed> {
  // Holds the data directory: a running product would go on sealing with the former key.
  const store = await openStore({ ...addressOf(config), log: createLog({ level: 'silent' }) });
  try {
    const former = await loadOrMakeDataKey({ dataDir: config.DATA_DIR, given: config.DATA_KEY });
    if (!former.ok) throw new Error(explainDataKeyRefusal(former.refusal, config.DATA_DIR));
    const next = await keptNextKey(config.DATA_DIR, fresh);
    const folder = reportsFolder(config);
    let files = 0;
    for (const fileName of await namesIn(folder)) {
      await rekeyFile(join(folder, fileName), { fileName, former: former.value, next });
      files += 1;
    }
    const copies = await rekeySession(sessionFolder(config), { former: former.value, next });
    await takeOver(config, next);
    return {
      files,
      isSessionKept: copies.some((copy) => copy !== 'opens_with_neither'),
      key: next.toString('hex'),
    };
  } finally {
    await store.close();
  }
}

async function rekeyFile(
  path: string,
  { fileName, former, next }: { fileName: string; former: Buffer; next: Buffer },
): Promise<void> {
  const sealed = await readFile(path);
  if (unseal(sealed, { key: next, fileName }) !== null) return;
  const opened = unseal(sealed, { key: former, fileName });
  if (opened === null)
    throw new Error(`the report ${fileName} opens with neither key: nothing more was changed`);
  await writeDurably(path, seal(opened.bytes, { key: next, fileName, contentType: opened.contentType }));
}

async function keptNextKey(dataDir: string, fresh: Buffer): Promise<Buffer> {
  const path = join(dataDir, NEXT_KEY_FILE);
  await writeDurablyOnce(path, Buffer.from(`${fresh.toString('hex')}\n`));
  return Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
}

async function takeOver(config: Config, next: Buffer): Promise<void> {
  const { DATA_DIR: dataDir } = config;
  await rm(join(dataDir, DATA_KEY_CHECK_FILE), { force: true });
  if (config.DATA_KEY === undefined) await rename(join(dataDir, NEXT_KEY_FILE), join(dataDir, DATA_KEY_FILE));
  const taken = await loadOrMakeDataKey({ dataDir, given: next.toString('hex') });
  if (!taken.ok) throw new Error(explainDataKeyRefusal(taken.refusal, dataDir));
}

export const forgetNextKey = ({ DATA_DIR }: Config): Promise<void> =>
  rm(join(DATA_DIR, NEXT_KEY_FILE), { force: true });

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => REPORT_NAME.test(name));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
