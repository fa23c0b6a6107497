/** Whole messages about the waiting list: off it, or on it for an earlier time than one has. */
import { upcomingAppointments } from '../../app/appointments/upcomingAppointments.ts';
import type { Turn } from '../../app/turn/turn.ts';
import { fold } from './menuReader.ts';
import { call, calls, type Proposal } from './proposal.ts';

const LEAVE =
  /^(please )?(leave|quit|exit|cancel|remove me from|take me off|get me off) (the |your |my )?(waiting ?list|waitlist)( please)?$|^(mera naam )?(waiting ?list|waitlist) (se|me se|mein se) (mera naam )?(hata|nikal|hatao|nikalo)( do| dijiye| dein)?$|^(मेरा नाम )?(प्रतीक्षा सूची|वेटिंग लिस्ट) (से|में से) (मेरा नाम )?(हटा|निकाल)( दो| दीजिए| दें|ओ|िए)?$/u;

const EARLIER =
  /^(please )?(tell|let|inform|notify|message) me (know )?if (something|anything|an?|any|some)?( ?(earlier|sooner))( (time|slot|appointment))?( (is|becomes|gets|comes|frees|opens)( free| up| available)?)?( please)?$|^(koi |kuch )?(pehle|jaldi) (ka|wala) (koi )?(time|slot|number|appointment) (mile|mil jaye|khali ho|khali hua) to (bata(o|na|iye|ye| do| dena)|inform karna|message karna)$|^(कोई )?(पहले|जल्दी) (का|वाला) (कोई )?(समय|टाइम|स्लॉट) (मिले|मिल जाए|खाली हो|खाली हुआ) तो (बता(ना|ओ|इए|एँ| दो| देना| दीजिए))$/u;

export async function readWaitlistWish(turn: Turn, text: string): Promise<Proposal | null> {
  const said = fold(text).replace(/[.!?।]+$/u, '');
  if (LEAVE.test(said)) return calls(call('leaveWaitlist'));
  if (!EARLIER.test(said)) return null;
  const { state } = turn.conversation;
  if (state === 'SELECTING_SLOT' || state === 'CHOOSING_NEW_SLOT') return calls(call('joinWaitlist'));
  const upcoming = await upcomingAppointments(turn);
  if (upcoming.length === 0) return null;
  // With several, the patient first chooses which; the button stands under its times.
  const [only, another] = upcoming;
  const begun = call('rescheduleAppointment');
  return only !== undefined && another === undefined ? calls(begun, call('joinWaitlist')) : calls(begun);
}
