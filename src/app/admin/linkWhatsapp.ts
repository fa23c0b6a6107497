/** Gives the clinic's people a new link to WhatsApp's pairing page; the admin bot's `/whatsapp` calls it. */
import { ADMIN_POLICY } from '../../domain/admin/adminPolicy.ts';
import { no, ok } from '../../types/result.ts';
import { type AdminOutcome, type AdminTurn, adminWording, tell, writeAudit } from './adminTurn.ts';

/** Refuses with `no_linked_phone` where WhatsApp is off or reached by the Cloud API. Who asked is written down. */
export async function linkWhatsapp(turn: AdminTurn): Promise<AdminOutcome> {
  const link = turn.createPairingLink();
  if (link === null) return no({ code: 'no_linked_phone' });
  await writeAudit(turn, { action: 'whatsapp_link_given', subject: `admin:${turn.admin.chatId}` });
  tell(turn, adminWording(turn).say.pairingLink({ link, minutes: ADMIN_POLICY.pairingLinkMinutes }));
  return ok({});
}
