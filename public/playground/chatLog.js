/** The messages on the phone's screen: added, edited in place and removed as events say; keeps scroll and focus where they belong. */
import { renderBubble } from './bubble.js';
import { h } from './dom.js';
import { OPENERS, STAFF_OPENERS } from './phrases.js';

/** Telegram's "typing" is over after five seconds unless it is said again. */
const TYPING_MS = 5000;
const NEAR_THE_END_PX = 120;

export class ChatLog {
  #place;
  #hooks;
  #shown = new Map();
  #typing = h('p', { class: 'typing', 'aria-label': 'The clinic is typing' }, h('i'), h('i'), h('i'));
  #typingTimer = 0;
  #welcomes;
  #welcome;

  /** `onTap(message, button, element)`, `onPhrase(text)`; `focusField` takes the focus when the focused button has gone. */
  constructor(place, hooks) {
    this.#place = place;
    this.#hooks = hooks;
    this.#welcomes = {
      patient: renderWelcome(hooks.onPhrase, OPENERS),
      staff: renderWelcome(hooks.onPhrase, STAFF_OPENERS),
    };
    this.#welcome = this.#welcomes.patient;
  }

  /** The whole screen, without telling a screen reader each old message anew. */
  show(messages, isStaff = false) {
    this.#welcome = this.#welcomes[isStaff ? 'staff' : 'patient'];
    this.#place.setAttribute('aria-busy', 'true');
    this.#shown.clear();
    this.#hideTyping();
    this.#place.replaceChildren(...(messages.length === 0 ? [this.#welcome] : []));
    for (const message of messages) this.put(message);
    this.scrollToEnd();
    this.#place.setAttribute('aria-busy', 'false');
  }

  /** A new message, or a new form of one that is there. */
  put(message) {
    const before = this.#shown.get(message.messageId);
    const hadFocus =
      before?.contains(document.activeElement) || this.#welcome.contains(document.activeElement);
    const wasNearEnd = this.#isNearEnd();
    const bubble = renderBubble(message, (button, element) => this.#hooks.onTap(message, button, element));
    this.#shown.set(message.messageId, bubble);
    this.#welcome.remove();
    if (before === undefined) this.#place.append(bubble);
    else before.replaceWith(bubble);
    if (message.from === 'bot') this.#hideTyping();
    if (hadFocus) this.#keepFocus(bubble);
    if (wasNearEnd || message.from === 'patient') this.scrollToEnd();
  }

  remove(messageId) {
    const bubble = this.#shown.get(messageId);
    const hadFocus = bubble?.contains(document.activeElement);
    bubble?.remove();
    this.#shown.delete(messageId);
    if (hadFocus) this.#hooks.focusField();
  }

  showTyping() {
    const wasNearEnd = this.#isNearEnd();
    this.#place.append(this.#typing);
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#hideTyping(), TYPING_MS);
    if (wasNearEnd) this.scrollToEnd();
  }

  scrollToEnd() {
    this.#place.scrollTo({ top: this.#place.scrollHeight });
  }

  #hideTyping() {
    clearTimeout(this.#typingTimer);
    this.#typing.remove();
  }

  #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#place;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX;
  }

  /** The button that was pressed is gone with its message's old form: on to the new buttons, or to the field. */
  #keepFocus(bubble) {
    const next = bubble.querySelector('.key') ?? [...this.#place.querySelectorAll('.from-bot .key')].at(-1);
    if (next) next.focus({ preventScroll: true });
    else this.#hooks.focusField();
  }
}

function renderWelcome(onPhrase, openers) {
  const renderOpener = (text) => {
    const isStart = text === '/start';
    const look = isStart ? 'primary' : 'phrase';
    return h(
      'button',
      { type: 'button', class: look, onclick: () => onPhrase(text) },
      isStart ? 'Start' : text,
    );
  };
  const [start, ...phrases] = openers.map(renderOpener);
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, 'Nothing has been said here yet.'),
    start,
    h('p', {}, 'or say something straight away:'),
    phrases,
  );
}
