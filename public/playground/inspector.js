/** The inspector: listens to the product and keeps turns, outbox, notices, clock, faults and services up to date. */
import { showClock, showFaults, showServices, startControls } from './controlPanel.js';
import { byId } from './dom.js';
import { watchProduct } from './inspectorClient.js';
import { addNotice, showNotices, showOutbox } from './outboxPanel.js';
import { setTimeZone } from './times.js';
import { renderTurn } from './turnCard.js';

/** More would only make the page slow; the newest are what one looks at. */
const TURNS_KEPT = 80;

/** `nameOf(chatId)` calls a chat by its person. Answers with how to say whose phone is held. */
export function startInspector(nameOf) {
  const list = byId('turns');
  const onlyThis = byId('only-this-chat');
  let heldChat = '';

  const nameOfChat = (key) => nameOf(Number(key.slice(key.indexOf(':') + 1)));
  /** Many lanes begin with a chat: a notice has one of its own behind it. */
  const nameOfLane = (lane) => {
    const chat = /^\w+:\d+(?=$|:)/.exec(lane);
    return chat === null ? lane : nameOfChat(chat[0]);
  };
  const addTurn = (turn) => {
    list.prepend(filtered(renderTurn(turn, nameOfChat(turn.chat))));
    while (list.childElementCount > TURNS_KEPT) list.lastElementChild.remove();
    byId('no-turns').hidden = true;
  };
  const filtered = (card) => {
    card.hidden = onlyThis.checked && card.dataset.chat !== heldChat;
    return card;
  };
  const filterAll = () => [...list.children].forEach(filtered);
  onlyThis.addEventListener('change', filterAll);

  const showChanges = ({ outbox, faults }) => {
    showOutbox(outbox, nameOfLane);
    showFaults(faults);
  };
  startControls();
  watchProduct({
    state(state) {
      setTimeZone(state.clinic.timeZone);
      byId('clinic-name').textContent = state.clinic.name;
      showClock(state.clock);
      showServices(state.services);
      showNotices(state.staffNotices);
      list.replaceChildren();
      byId('no-turns').hidden = state.turns.length > 0;
      state.turns.forEach(addTurn);
      showChanges(state);
    },
    turn: addTurn,
    notice: addNotice,
    clock: showClock,
    changes: showChanges,
  });
  return {
    hold(app, chatId) {
      heldChat = `${app}:${chatId}`;
      filterAll();
    },
  };
}
