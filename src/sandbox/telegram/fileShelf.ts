// Sandbox, Telegram: the files of one bot's chats, from both sides, found by file_id or by download path.
import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { TelegramFile } from './wire.ts';

export type FileKind = 'document' | 'photo' | 'voice';

export interface StoredFile {
  readonly kind: FileKind;
  readonly fileId: string;
  readonly uniqueId: string;
  /** What `getFile` answers, below `/file/bot<token>/`. */
  readonly path: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

const FOLDERS: Readonly<Record<FileKind, string>> = {
  document: 'documents',
  photo: 'photos',
  voice: 'voice',
};
const EXTENSIONS: Readonly<Record<FileKind, string>> = { document: '', photo: '.jpg', voice: '.oga' };
/** Real ids begin alike for each kind. */
const ID_BEGINNINGS: Readonly<Record<FileKind, string>> = {
  document: 'BQACAgUAAxkB',
  photo: 'AgACAgUAAxkB',
  voice: 'AwACAgUAAxkB',
};

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.zip': 'application/zip',
};

export class FileShelf {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();
  readonly #limitBytes: number;
  #bytes = 0;
  #nextNumber = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Keeps a file; the oldest ones give way when the shelf is full. */
  put(file: {
    kind: FileKind;
    bytes: Buffer;
    fileName?: string | undefined;
    mimeType?: string | undefined;
  }): StoredFile {
    const extension = extname(file.fileName ?? '').toLowerCase() || EXTENSIONS[file.kind];
    const number = this.#nextNumber++;
    const stored: StoredFile = {
      kind: file.kind,
      fileId: `${ID_BEGINNINGS[file.kind]}${randomBytes(36).toString('base64url')}`,
      uniqueId: `AgAD${randomBytes(8).toString('base64url')}`,
      path: `${FOLDERS[file.kind]}/file_${number}${extension}`,
      fileName: file.fileName ?? `file_${number}${extension}`,
      mimeType: file.mimeType ?? MIME_TYPES[extension] ?? 'application/octet-stream',
      bytes: file.bytes,
    };
    this.#byId.set(stored.fileId, stored);
    this.#byPath.set(stored.path, stored);
    this.#bytes += stored.bytes.length;
    this.#makeRoom(stored);
    return stored;
  }

  byId(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }

  #makeRoom(newest: StoredFile): void {
    for (const oldest of this.#byId.values()) {
      if (this.#bytes <= this.#limitBytes || oldest === newest) return;
      this.#byId.delete(oldest.fileId);
      this.#byPath.delete(oldest.path);
      this.#bytes -= oldest.bytes.length;
    }
  }
}

/** The file as a field of a message. */
export function fileField(file: StoredFile, duration?: number): TelegramFile {
  const identity = { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.bytes.length };
  switch (file.kind) {
    case 'document':
      return { file_name: file.fileName, mime_type: file.mimeType, ...identity };
    case 'voice':
      return { duration: duration ?? 1, mime_type: file.mimeType, ...identity };
    case 'photo':
      return { ...identity, width: 960, height: 1280 };
  }
}
