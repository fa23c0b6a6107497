/** Gives the write-ahead log its room on the disk before anything is written to it: a commit that makes a file longer waits for the disk twice as long. Used by `sqliteStore.ts`. */
import { closeSync, fdatasync, openSync, statSync, writeSync } from 'node:fs';
import type { SqliteFile } from './sqliteFile.ts';

/** A frame holds a page and its head. */
const FRAME_BYTES = 4_096 + 24;
const HEAD_BYTES = 32;
const PIECE_BYTES = 1024 * 1024;
/** The commit that calls for a checkpoint goes beyond it. */
const FRAMES_TO_SPARE = 200;

/**
 * Fills an empty log with zeros, which SQLite takes for no log at all and writes over. Nobody may use the file meanwhile.
 * A log that holds something is left as it is: then another process reads, or it has room already.
 */
export function makeLogRoom(file: SqliteFile, path: string, frames: number): void {
  const log = `${path}-wal`;
  file.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const bytes = HEAD_BYTES + (frames + FRAMES_TO_SPARE) * FRAME_BYTES;
  const piece = Buffer.alloc(PIECE_BYTES);
  const opened = openSync(log, 'a', 0o600);
  let written = 0;
  try {
    while (written < bytes) written += writeSync(opened, piece, 0, Math.min(PIECE_BYTES, bytes - written));
  } catch {
    // A full disk: the store says so itself when it has something to write.
  }
  // Beside the rest of the start, so that the first commit need not wait for all of it. Whether it succeeds, the commits themselves will tell.
  fdatasync(opened, () => closeSync(opened));
}
