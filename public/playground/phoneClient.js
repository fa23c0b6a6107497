/** The phone's side of the sandbox: what a Telegram app would send and hear, over `/phone/...`. */

/** Why the phone did not take something; its message may be shown. */
export class PhoneRefused extends Error {}

async function call(path, { method = 'POST', body, type = 'application/json' } = {}) {
  const response = await fetch(`/phone/${path}`, {
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
const fetchBots = async () => (await call('bots', { method: 'GET' })).bots;

/** The person's bot with its commands, or undefined while it has not started. */
export const fetchBot = async (person) => (await fetchBots())[person.isStaff ? 1 : 0];

/** Staff write to the other bot: every path of theirs names it. */
async function at(person, path) {
  if (!person.isStaff) return path;
  knownBots ??= await fetchBots();
  return `${path}${path.includes('?') ? '&' : '?'}bot=${knownBots[1]?.id ?? ''}`;
}

/** Opens the person's chat, or finds it, and answers with what is on the screen. */
export const openChat = (person) => {
  const { chatId, firstName, lastName, languageCode } = person;
  return post(person, 'patients', { chatId, firstName, languageCode, ...(lastName ? { lastName } : {}) });
};

export const sendText = (person, text) => post(person, `${person.chatId}/text`, { text });
export const tap = (person, messageId, button) =>
  post(person, `${person.chatId}/tap`, { messageId, data: button.callback_data });
export const shareOwnContact = (person) =>
  post(person, `${person.chatId}/contact`, {
    phoneNumber: person.phoneNumber.replaceAll(' ', ''),
    owner: 'own',
  });
export const shareOtherContact = (person, { phoneNumber, firstName }) =>
  post(person, `${person.chatId}/contact`, {
    phoneNumber: phoneNumber.replaceAll(' ', ''),
    firstName,
    owner: 'none',
  });
export const block = async (person) => call(await at(person, `${person.chatId}/block`));
export const unblock = async (person) => call(await at(person, `${person.chatId}/unblock`));

export async function sendFile(person, file, { kind, caption }) {
  const query = new URLSearchParams({ kind, fileName: file.name });
  if (caption !== '') query.set('caption', caption);
  if (kind === 'voice') query.set('durationSeconds', '5');
  return call(await at(person, `${person.chatId}/file?${query}`), {
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
      const events = await at(person, `events?chatId=${person.chatId}&since=${screen.lastSequence}`);
      source = new EventSource(`/phone/${events}`);
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
