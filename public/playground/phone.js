/** The patient's phone: joins the people, the chat, the field and the keyboards to the sandbox's Bot API. */
import { ChatLog } from './chatLog.js';
import { createComposer } from './composer.js';
import { byId, h } from './dom.js';
import { attachMenu } from './menu.js';
import { chatIdIn } from './people.js';
import { PeopleBar } from './peopleBar.js';
import * as client from './phoneClient.js';
import { showToast } from './toast.js';

/** A bot that never answers a tap does not leave the button waiting for ever. */
const TAP_PATIENCE_MS = 6000;

export class Phone {
  people = new PeopleBar((person) => this.#hold(person));
  #onHold;
  #person;
  #letGo = () => undefined;
  #commands = [];
  #isBlocked = false;
  #app = 'telegram';
  /** Tapped buttons by the query that the bot has to answer. */
  #waiting = new Map();
  #log;
  #composer;

  #on = {
    message: ({ message }) => {
      this.#log.put(message);
      if (message.from === 'bot') this.#markRead();
    },
    edited: ({ message }) => this.#log.put(message),
    deleted: ({ messageId }) => this.#log.remove(messageId),
    typing: () => this.#log.showTyping(),
    answered: (answer) => this.#endTap(answer),
    keyboard: ({ keyboard }) => this.#showKeyboard(keyboard),
    blocked: () => this.#showBlocked(true),
    unblocked: () => this.#showBlocked(false),
  };

  /** `onHold(person)` hears who has the phone, from `start` on. */
  constructor(onHold) {
    this.#onHold = onHold;
    this.#log = new ChatLog(byId('chat'), {
      onTap: (message, button, element) => this.#tap(message, button, element),
      onPhrase: (text) => this.#send(client.sendText, text),
      focusField: () => this.#composer.focus(),
    });
    this.#composer = createComposer({
      onText: (text) => this.#send(client.sendText, text),
      onFile: (file, content) => this.#send(client.sendFile, file, content),
      onOtherContact: () => this.#send(client.shareOtherContact, this.people.other()),
      commands: () => this.#commands,
    });
    byId('unblock').addEventListener('click', () =>
      this.#send(client.unblock).then(() => this.#composer.focus()),
    );
    attachMenu(byId('options-button'), 'Chat options', () => this.#options());
    for (const button of byId('apps').children)
      button.addEventListener('click', () => this.#take(button.dataset.app));
  }

  start() {
    this.people.start();
  }

  /** Does it as the person who holds the phone. A refusal is shown: what a patient does must never end in silence. */
  #send(deed, ...content) {
    return deed(this.#person, ...content).catch((error) => {
      showToast(error instanceof client.PhoneRefused ? error.message : 'Something went wrong.');
      return undefined;
    });
  }

  /** The same person takes the other phone. */
  #take(app) {
    if (app === this.#app) return;
    this.#app = app;
    this.#hold(this.#person);
  }

  #markRead() {
    void client.markRead(this.#person).catch(() => undefined);
  }

  #hold(holder) {
    this.#letGo();
    // Staff have the bot alone.
    const app = holder.isStaff ? 'telegram' : this.#app;
    const person = { ...holder, app };
    this.#person = person;
    showApp(app, holder.isStaff);
    this.#log.show([], person.isStaff);
    this.#showKeyboard(undefined);
    this.#showBlocked(false);
    showStatus('connecting…');
    this.#letGo = client.holdPhone(person, {
      onScreen: (screen) => this.#showScreen(screen),
      onEvent: (event) => this.#on[event.kind]?.(event),
      onOffline: () => showStatus('no connection, trying again…'),
    });
    this.#onHold(person);
  }

  async #showScreen(screen) {
    byId('bot-name').textContent = screen.bot.name;
    this.#log.show(screen.messages, this.#person.isStaff);
    this.#showKeyboard(screen.keyboard);
    this.#showBlocked(screen.isBlocked);
    showStatus(this.#person.app === 'whatsapp' ? 'business account' : 'bot');
    this.#markRead();
    this.#commands = commandsOf(
      await client.fetchBot(this.#person).catch(() => undefined),
      this.#person.languageCode,
    );
  }

  async #tap(message, button, element) {
    const stopWaiting = () => element.removeAttribute('aria-busy');
    element.setAttribute('aria-busy', 'true');
    setTimeout(stopWaiting, TAP_PATIENCE_MS);
    const sent = await this.#send(client.tap, message.messageId, button);
    // WhatsApp knows no answer to a tap but the next message.
    if (sent?.callbackQueryId === undefined) stopWaiting();
    else this.#waiting.set(sent.callbackQueryId, stopWaiting);
  }

  #endTap({ callbackQueryId, text }) {
    this.#waiting.get(callbackQueryId)?.();
    this.#waiting.delete(callbackQueryId);
    if (text) showToast(text);
  }

  #showBlocked(isBlocked) {
    this.#isBlocked = isBlocked;
    byId('blocked').hidden = !isBlocked;
    byId('composer').hidden = isBlocked;
  }

  #showKeyboard(keyboard) {
    const place = byId('reply-keyboard');
    const renderKey = (button) =>
      h(
        'button',
        { type: 'button', class: 'key', onclick: () => this.#press(keyboard, button) },
        button.text,
      );
    const renderRow = (row) => h('div', { class: 'keyboard-row' }, row.map(renderKey));
    place.hidden = keyboard === undefined;
    place.replaceChildren(...(keyboard?.keyboard ?? []).map(renderRow));
    this.#log.scrollToEnd();
  }

  #press(keyboard, button) {
    if (keyboard.one_time_keyboard) this.#showKeyboard(undefined);
    this.#composer.focus();
    if (button.request_contact) this.#send(client.shareOwnContact);
    else this.#send(client.sendText, button.text);
  }

  #options() {
    const blocking = this.#isBlocked
      ? { label: 'Unblock the bot', choose: () => this.#send(client.unblock) }
      : {
          label: 'Block the bot',
          detail: 'it gets 403 for whatever it sends',
          choose: () => this.#send(client.block),
        };
    const anew = {
      label: 'Begin as a new patient',
      detail: 'the same person, in a new chat',
      choose: () => this.people.beginAnew(),
    };
    const save = {
      label: 'Save as scenario',
      detail: 'what was done and how it ended, for npm run evals',
      choose: () => saveScenario(this.#person),
    };
    const forget = { label: 'Forget this patient', choose: () => this.people.forget() };
    if (this.#person.isStaff) return [blocking];
    return [blocking, anew, save, ...(this.people.isForgettable() ? [forget] : [])];
  }
}

/** Downloads the conversation as YAML; a chat in which nothing was done has nothing to save. */
async function saveScenario(person) {
  const { app, id } = person;
  const chat = `${app ?? 'telegram'}:${chatIdIn(app, person)}`;
  const answer = await fetch(`/playground/scenario?chat=${encodeURIComponent(chat)}`).catch(() => undefined);
  if (!answer?.ok) {
    showToast('There is nothing to save yet.');
    return;
  }
  const link = h('a', { href: URL.createObjectURL(await answer.blob()), download: `${id}.yaml` });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The list for the app's language where there is one, else that for everybody; `/start` where the bot has told none. */
function commandsOf(bot, languageCode) {
  const listFor = (language) => bot?.settings[`commands {"type":"default"} ${language}`];
  return listFor(languageCode) ?? listFor('') ?? [{ command: 'start', description: 'Begin' }];
}

const showStatus = (text) => {
  byId('bot-status').textContent = text;
};

function showApp(app, isStaff) {
  byId('phone').dataset.app = app;
  byId('apps').hidden = isStaff === true;
  for (const button of byId('apps').children)
    button.setAttribute('aria-pressed', String(button.dataset.app === app));
}
