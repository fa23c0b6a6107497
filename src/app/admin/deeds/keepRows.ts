/** Rows that a staff deed has put into the outbox in this transaction: the turn sends them with its own. */
import type { StaffDeed } from '../../staff/staffDeed.ts';
import type { AdminTurn } from '../adminTurn.ts';

export function keepRows(turn: AdminTurn, deed: StaffDeed): void {
  turn.rows.push(...deed.rows);
}
