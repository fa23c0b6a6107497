/** The services that outbox tasks are carried out with. `compose.ts` gives them. */

import type { StaffNotice } from '../../../domain/admin/staffNotice.ts';
import type { ChannelName } from '../../../domain/message/chat.ts';
import type { AdminFiles } from '../../../ports/adminFiles.ts';
import type { CalendarWriter } from '../../../ports/calendarWriter.ts';
import type { Channel } from '../../../ports/channel.ts';
import type { DocumentPrinter } from '../../../ports/documentPrinter.ts';
import type { IssuedDocument } from '../../../ports/moneyTables.ts';
import type { Payments } from '../../../ports/payments.ts';
import type { ReportVault } from '../../../ports/reportVault.ts';
import type { NewOutboxRow } from '../../../ports/store.ts';
import type { World } from '../../turn/world.ts';

export interface Outside {
  readonly world: World;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly payments: Payments;
  readonly printer: DocumentPrinter;
  readonly calendar: CalendarWriter;
  /** Where anybody may check a paper of the clinic; null where no address reaches it. */
  readonly paperUrl: (document: IssuedDocument) => string | null;
  readonly vault: ReportVault;
  /** Draws, writes and prints for the admin bot. */
  readonly files: AdminFiles;
  /** Tells the clinic's people; throws an `OutsideError` when that failed. */
  readonly tellStaff: (notice: StaffNotice) => Promise<void>;
  /** When the newest backup was made, or since when there could have been one; absent where none are made here. */
  readonly newestBackup?: () => Promise<Date>;
  /** A new link to WhatsApp's pairing page for each who is told; null where there is none. */
  readonly createPairingLink?: () => string | null;
}

/** What a task answers with: the channel's reference of what was sent, and rows that followed from it. */
export interface TaskResult {
  readonly providerRef: string | null;
  readonly rows: readonly NewOutboxRow[];
}

export const DONE: TaskResult = { providerRef: null, rows: [] };
