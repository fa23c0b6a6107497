/** Where files lie beside the store, by the configuration: reports, the WhatsApp session, backups. */
import { join } from 'node:path';
import type { Config } from '../config.ts';

type Placed = Pick<Config, 'DATA_DIR' | 'BACKUP_DIR'>;

/** Beside the code by default; beside the store where the data directory was moved, so that two clinics never share a folder. */
export const reportsFolder = ({ DATA_DIR }: Placed): string =>
  DATA_DIR === 'data' ? join('public', 'reports') : join(DATA_DIR, 'reports');

export const sessionFolder = ({ DATA_DIR }: Placed): string =>
  DATA_DIR === 'data' ? 'whatsapp-session' : join(DATA_DIR, 'whatsapp-session');

export const backupFolder = ({ DATA_DIR, BACKUP_DIR }: Placed): string =>
  BACKUP_DIR ?? join(DATA_DIR, 'backups');
