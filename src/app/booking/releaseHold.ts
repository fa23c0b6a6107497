/** Gives a held seat back. Called whenever a conversation moves away from its hold; harmless for what is booked. */
import type { AppointmentId } from '../../domain/ids.ts';
import { cancelOpenLinks } from '../money/links/cancelOpenLinks.ts';
import type { Turn } from '../turn/turn.ts';

/** True when the seat was still held and is free now. A payment that is under way is caught when its link is cancelled. */
export async function releaseHold(turn: Turn, id: AppointmentId): Promise<boolean> {
  const released = await turn.tables.appointments.change(id, {
    from: ['pending'],
    to: { status: 'cancelled', holdExpiresAt: null },
    at: turn.now,
  });
  if (released) await cancelOpenLinks(turn, id);
  return released;
}
