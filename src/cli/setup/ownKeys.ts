/** The keys that nobody gives the clinic: made by the setup, or taken over from a first start. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { log } from '@clack/prompts';
import { DATA_KEY_FILE } from '../../services/dataKey.ts';

/** The key that a first start has made: what it sealed is opened by no other. */
export const keptDataKey = (environment: Readonly<Record<string, string | undefined>>): Promise<string> =>
  readFile(join(environment['DATA_DIR'] || 'data', DATA_KEY_FILE), 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

export const tellToKeepTheKey = (): void =>
  log.warn(
    'Write the DATA_KEY in .env down somewhere else: without it no backup and no report can be opened.',
  );
