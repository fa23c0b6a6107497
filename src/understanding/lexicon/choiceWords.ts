/** Words with which people point at a numbered menu: "2 wala", "option 2", "doosra", "the first one please". */

/** They say that the number beside them is a number of the list. */
export const LIST_WORDS =
  'option number no choice nambar number. wala wali wale vala vali vale walla one वाला वाली वाले नंबर नम्बर विकल्प';

/** They may stand around it and change nothing. */
export const POLITE_WORDS =
  'the please pls plz ji jee haan ha han yes ok okay wahi vahi woh wo voh yeh ye this that hi my choose select want i take ' +
  'dijiye dedo dijie de do kar kardo karo karein chahiye chalega chahie rakho rakhiye theek thik hai ' +
  'वही वो वह यह ये जी हाँ हां कृपया दीजिए दीजिये दे दो कर करें करो चाहिए चलेगा ठीक है';
