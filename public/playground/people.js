/** The people whose phone can be held: three of the cast and whoever is added; kept in this browser with made-up chat ids. */

const KEY = 'clinic-frontdesk-people';

const CAST = [
  { id: 'asha', firstName: 'Asha', lastName: 'Menon', languageCode: 'en', phoneNumber: '+91 98765 43210' },
  { id: 'ravi', firstName: 'Ravi', lastName: 'Kumar', languageCode: 'en', phoneNumber: '+91 98765 43211' },
  { id: 'meera', firstName: 'Meera', lastName: 'Sharma', languageCode: 'hi', phoneNumber: '+91 98765 43212' },
];

/** The clinic's own people, on the staff's bot; the sandbox has admitted these chat ids. */
const STAFF = [
  { id: 'owner', firstName: 'Anand', role: 'owner', chatId: 4_000_000_001 },
  { id: 'desk', firstName: 'Sunita', role: 'front desk', chatId: 4_000_000_002 },
  { id: 'doctor', firstName: 'Dr Iyer', role: 'doctor', chatId: 4_000_000_003 },
].map((person) => ({ ...person, languageCode: 'en', phoneNumber: '+91 90000 00000', isStaff: true }));

/** Patients and staff hold different bots' chats: the staff's bot is the second one of the sandbox. */
export const withStaff = (people) => [...people, ...STAFF];

/** As large as Telegram's ids may be, and far from those of the sandbox's bots. */
const FIRST_CHAT_ID = 5_000_000_000;

function chanceBelow(limit) {
  return crypto.getRandomValues(new Uint32Array(1))[0] % limit;
}

export const newChatId = () => FIRST_CHAT_ID + chanceBelow(900_000_000);

/** On WhatsApp a chat is a phone number: one that is nobody's, and another for each Telegram chat. */
export const chatIdIn = (app, { chatId }) =>
  app === 'whatsapp' ? `919${String(chatId % 1_000_000_000).padStart(9, '0')}` : chatId;

/** A mobile number that is nobody's in particular. */
export const newPhoneNumber = () => `+91 90000 ${String(chanceBelow(100_000)).padStart(5, '0')}`;

export function loadPeople() {
  const kept = readKept();
  if (kept !== null) return kept;
  const people = CAST.map((person) => ({ ...person, chatId: newChatId() }));
  savePeople(people);
  return people;
}

function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return Array.isArray(kept) && kept.length > 0 && kept.every(isPerson) ? kept : null;
  } catch {
    return null;
  }
}

const isPerson = (kept) =>
  typeof kept?.id === 'string' && typeof kept.firstName === 'string' && Number.isSafeInteger(kept.chatId);

export function savePeople(people) {
  try {
    localStorage.setItem(KEY, JSON.stringify(people));
  } catch {
    // A browser that keeps nothing still has a playground, with new people after each reload.
  }
}

export function newPerson({ name, phoneNumber, languageCode }) {
  const [firstName, ...others] = name.trim().split(/\s+/);
  const chatId = newChatId();
  return {
    id: `p${chatId}`,
    firstName,
    lastName: others.join(' '),
    languageCode,
    phoneNumber,
    chatId,
    isAdded: true,
  };
}

export const isOfCast = ({ isAdded }) => isAdded !== true;
export const isStaff = (person) => person.isStaff === true;
