/** One turn as a card of the inspector: who read what, the state before and after, the tools and what went out. */
import { h } from './dom.js';
import { exactTime, milliseconds } from './times.js';

/** As the parts of the product call them, said for a reader who does not know them. */
const READERS = {
  menus: 'a tapped button, or a number or word of the menu',
  understanding: 'the deterministic reading of free text',
  model: 'the language model',
  commands: 'a command such as /help',
  none: 'nobody: a fact of the world',
};

const CAUSES = {
  choice: 'button',
  text: 'text',
  contact: 'contact',
  file: 'file',
  voice: 'voice note',
  command: 'command',
};

export function renderTurn(turn, chatName) {
  const { at, cause, reader, stateBefore, stateAfter, calls, outbox } = turn;
  return h(
    'li',
    { class: 'turn', 'data-chat': turn.chat },
    h(
      'header',
      {},
      h('time', { datetime: at }, exactTime(at)),
      h('strong', {}, chatName),
      h('span', { class: 'cause' }, CAUSES[cause] ?? cause.replaceAll('_', ' ')),
      h(
        'span',
        { class: `chip reader reader-${reader}`, title: `Read by ${READERS[reader] ?? reader}` },
        reader === 'none' ? 'fact' : reader,
      ),
      h('span', { class: 'ms' }, milliseconds(turn.milliseconds)),
    ),
    renderStates(stateBefore, stateAfter),
    calls.length === 0
      ? null
      : h('ul', { class: 'calls', 'aria-label': 'Tool calls' }, calls.map(renderCall)),
    turn.model === undefined ? null : renderModel(turn.model),
    outbox.length === 0
      ? null
      : h(
          'p',
          { class: 'sent' },
          'outbox: ',
          outbox.map((kind) => h('span', { class: 'chip' }, kind)),
        ),
  );
}

/** What the model had to do with the turn, also where its words were not used. */
function renderModel({ id, calls, inputTokens, outputTokens, milliseconds: took, rupees, outcome }) {
  const cost = rupees === null ? '' : ` · ₹${rupees.toFixed(3)}`;
  return h(
    'p',
    { class: 'sent' },
    'model: ',
    h('span', { class: 'chip' }, outcome),
    ` ${id} · ${calls} ${calls === 1 ? 'call' : 'calls'} · ${inputTokens} + ${outputTokens} tokens · ${milliseconds(took)}${cost}`,
  );
}

function renderStates(before, after) {
  if (before === after) return h('p', { class: 'states' }, 'stays in ', h('code', {}, after));
  return h(
    'p',
    { class: 'states' },
    h('code', {}, before),
    h('span', { 'aria-label': 'to' }, ' → '),
    h('code', { class: 'after' }, after),
  );
}

function renderCall({ call, result, answer, milliseconds: took }) {
  const given = Object.entries(call.arguments).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const isOk = result === 'ok';
  return h(
    'li',
    {},
    h(
      'details',
      { class: 'call' },
      h(
        'summary',
        {},
        h('code', { class: 'tool' }, call.tool),
        h('span', { class: 'arguments' }, given.join(', ')),
        h('span', { class: isOk ? 'chip good' : 'chip bad' }, result.replaceAll('_', ' ')),
        h('span', { class: 'ms' }, milliseconds(took)),
      ),
      given.length === 0
        ? null
        : h('pre', { tabindex: '0', 'aria-label': 'Arguments' }, JSON.stringify(call.arguments, null, 2)),
      h('pre', { tabindex: '0', 'aria-label': 'Answer' }, JSON.stringify(answer, null, 2) ?? 'no answer'),
    ),
  );
}
