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

const post = (path, content) => call(path, { body: JSON.stringify(content) });

/** The bot with its commands, or undefined while it has not started. */
export async function fetchBot() {
  const { bots } = await call('bots', { method: 'GET' });
  return bots[0];
}

/** Opens the person's chat, or finds it, and answers with what is on the screen. */
export const openChat = ({ chatId, firstName, lastName, languageCode }) =>
  post('patients', { chatId, firstName, languageCode, ...(lastName ? { lastName } : {}) });

export const sendText = ({ chatId }, text) => post(`${chatId}/text`, { text });
export const tap = ({ chatId }, messageId, button) =>
  post(`${chatId}/tap`, { messageId, data: button.callback_data });
export const shareOwnContact = ({ chatId, phoneNumber }) =>
  post(`${chatId}/contact`, { phoneNumber: phoneNumber.replaceAll(' ', ''), owner: 'own' });
export const shareOtherContact = ({ chatId }, { phoneNumber, firstName }) =>
  post(`${chatId}/contact`, { phoneNumber: phoneNumber.replaceAll(' ', ''), firstName, owner: 'none' });
export const block = ({ chatId }) => call(`${chatId}/block`);
export const unblock = ({ chatId }) => call(`${chatId}/unblock`);

export function sendFile({ chatId }, file, { kind, caption }) {
  const query = new URLSearchParams({ kind, fileName: file.name });
  if (caption !== '') query.set('caption', caption);
  if (kind === 'voice') query.set('durationSeconds', '5');
  return call(`${chatId}/file?${query}`, { body: file, type: file.type || 'application/octet-stream' });
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
      source = new EventSource(`/phone/events?chatId=${person.chatId}&since=${screen.lastSequence}`);
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
