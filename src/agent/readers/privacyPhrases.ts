/** Whole messages that ask for one's own data, its deletion, or an end of reminders: the law asks that a plain sentence is enough. */
import type { ToolCall } from '../../domain/message/toolCall.ts';
import { fold } from './menuReader.ts';
import { call, calls, type Proposal } from './proposal.ts';

interface Wish {
  readonly means: RegExp;
  readonly call: ToolCall;
}

/** Anchored at both ends, so that "don't delete my data" and a story that mentions data mean nothing here. */
const WISHES: readonly Wish[] = [
  {
    means:
      /^(please )?(forget me|delete|erase|remove)( all)?( of)?( my (data|details|information|account|records?))?( please)?$|^(mera|meri|mere|humara) (saara |sab )?(data|jaankari|details|account) (mita|delete|hata)( do| kar do| karo| dijiye| dein| kar dijiye)?$|^mujhe (bhool|bhul) ja(o|iye)$|^(मेरा|मेरी) (सारा |सारी )?(डेटा|डाटा|जानकारी) (मिटा|हटा|डिलीट)( दो| कर दो| दीजिए| कर दीजिए| करो)?$|^मुझे भूल जा(ओ|इए)$/u,
    call: call('deleteMyData'),
  },
  {
    means:
      /^(please )?(show|send|give|export)( me)?( all)?( of)? my (data|details|information|records?)( please)?$|^what (data )?do you (have|know) (about|of) me$|^(mera|meri) (data|jaankari|details) (dikha|bhej|de)(o| do| dijiye| dein| dikhao)?$|^(मेरा|मेरी) (डेटा|डाटा|जानकारी) (दिखा|भेज)(ओ| दो|इए| दीजिए)?$/u,
    call: call('showMyData'),
  },
  {
    means:
      /^(please )?(stop|no more)( sending)?( me)?( the| these)? (reminders?|messages)( please)?$|^don'?t remind me( again)?$|^(reminder|reminders|yaad dilana) (band|mat)( karo| kar do| kijiye| bhejo| bhejiye)?$|^(रिमाइंडर|याद दिलाना) (बंद|मत)( करो| कर दो| कीजिए| भेजो| भेजिए)?$/u,
    call: call('withdrawConsent', { purpose: 'reminders' }),
  },
  {
    means:
      /^i? ?(want to )?(withdraw|take back) my (consent|agreement)( please)?$|^(main )?(apni )?(manzoori|consent|sahmati) wapas( leta hoon| leti hoon| lo| le lo| leni hai)?$|^(मैं )?(अपनी )?(मंज़ूरी|मंजूरी|सहमति) वापस( लेता हूँ| लेती हूँ| लो| लेनी है)?$/u,
    call: call('withdrawConsent', { purpose: 'care' }),
  },
];

export function readPrivacyWish(text: string): Proposal | null {
  const said = fold(text).replace(/[.!?।]+$/u, '');
  const wish = WISHES.find(({ means }) => means.test(said));
  return wish === undefined ? null : calls(wish.call);
}
