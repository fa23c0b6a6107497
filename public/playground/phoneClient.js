/** The phone's side of the sandbox: what a Telegram or WhatsApp app would send and hear, over `/phone/...` and `/whatsapp-phone/...`. */
import { chatIdIn } from './people.js';

/** Why the phone did not take something; its message may be shown. */
export class PhoneRefused extends Error {}

async function call(path, { method = 'POST', body, type = 'application/json' } = {}) {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
  }).catch(() => {
    throw new PhoneRefused('The playground’s server does not answer.');
  });
  if (response.ok) return response.json();
  const { error = '' } = await response.json().catch(() => ({}));
  throw new PhoneRefused(
    error === '' ? `The phone could not do that (${response.status}).` : `Not sent: ${error}.`,
  );
}

const post = async (person, path, content) => call(await at(person, path), { body: JSON.stringify(content) });

let knownBots = null;

/** All bots of the sandbox: the patients' first, the staff's second. */
const fetchBots = async () => (await call('/phone/bots', { method: 'GET' })).bots;

/** The person's bot with its commands, or undefined while it has not started. */
export const fetchBot = async (person) =>
  person.app === 'whatsapp' ? undefined : (await fetchBots())[person.isStaff ? 1 : 0];

/** WhatsApp is another service. Staff write to the other bot: every path of theirs names it. */
async function at(person, path) {
  if (person.app === 'whatsapp') return `/whatsapp-phone/${path}`;
  if (!person.isStaff) return `/phone/${path}`;
  knownBots ??= await fetchBots();
  return `/phone/${path}${path.includes('?') ? '&' : '?'}bot=${knownBots[1]?.id ?? ''}`;
}

/** Opens the person's chat, or finds it, and answers with what is on the screen. */
export const openChat = (person) => {
  const { firstName, lastName, languageCode } = person;
  const chatId = chatIdIn(person.app, person);
  return post(person, 'patients', { chatId, firstName, languageCode, ...(lastName ? { lastName } : {}) });
};

export const sendText = (person, text) => post(person, `${chatIdIn(person.app, person)}/text`, { text });
export const tap = (person, messageId, button) =>
  post(person, `${chatIdIn(person.app, person)}/tap`, { messageId, data: button.callback_data });
export const shareOwnContact = (person) =>
  post(person, `${chatIdIn(person.app, person)}/contact`, {
    phoneNumber: person.phoneNumber.replaceAll(' ', ''),
    owner: 'own',
  });
export const shareOtherContact = (person, { phoneNumber, firstName }) =>
  post(person, `${chatIdIn(person.app, person)}/contact`, {
    phoneNumber: phoneNumber.replaceAll(' ', ''),
    firstName,
    owner: 'none',
  });
/** The chat is looked at: on WhatsApp what the clinic sent gets its blue ticks. */
export const markRead = async (person) =>
  person.app === 'whatsapp' ? call(await at(person, `${chatIdIn(person.app, person)}/read`)) : undefined;
export const block = async (person) => call(await at(person, `${chatIdIn(person.app, person)}/block`));
export const unblock = async (person) => call(await at(person, `${chatIdIn(person.app, person)}/unblock`));

export async function sendFile(person, file, { kind, caption }) {
  const query = new URLSearchParams({ kind, fileName: file.name });
  if (caption !== '') query.set('caption', caption);
  if (kind === 'voice') query.set('durationSeconds', '5');
  return call(await at(person, `${chatIdIn(person.app, person)}/file?${query}`), {
    body: file,
    type: file.type || 'application/octet-stream',
  });
}

const KINDS = ['message', 'edited', 'deleted', 'typing', 'answered', 'keyboard', 'blocked', 'unblocked'];
const AGAIN_AFTER_MS = 1500;

/**
 * Holds the person's phone: the screen first, then each event. After a break the screen comes anew. A hidden tab lets go of its
 * connection, for a browser has only six to one server. Answers with how to put the phone away.
 */
export function holdPhone(person, { onScreen, onEvent, onOffline }) {
  let source = null;
  let timer = 0;
  /** Each connection has its own number, so that a late answer of an earlier one is not taken for the present one's. */
  let current = 0;
  const disconnect = () => {
    current += 1;
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const tryAgain = () => {
    disconnect();
    onOffline();
    timer = setTimeout(connect, AGAIN_AFTER_MS);
  };
  async function connect() {
    disconnect();
    const mine = current;
    try {
      const screen = await openChat(person);
      if (mine !== current) return;
      onScreen(screen);
      const chatId = chatIdIn(person.app, person);
      source = new EventSource(await at(person, `events?chatId=${chatId}&since=${screen.lastSequence}`));
      source.onerror = tryAgain;
      for (const kind of KINDS) source.addEventListener(kind, (event) => onEvent(JSON.parse(event.data)));
    } catch {
      if (mine === current) tryAgain();
    }
  }
  const followVisibility = () => (document.hidden ? disconnect() : connect());
  document.addEventListener('visibilitychange', followVisibility);
  void connect();
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    disconnect();
  };
}
