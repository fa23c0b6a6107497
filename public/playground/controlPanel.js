/** The clinic's clock with its buttons, the fault buttons and the table of services. */
import { byId, h } from './dom.js';
import { moveClock, switchFaultOn, switchFaultsOff } from './inspectorClient.js';
import { dayAndTime, duration } from './times.js';

const MINUTE = 60_000;
const MOVES = [
  ['+5 min', 5 * MINUTE],
  ['+25 min', 25 * MINUTE],
  ['+2 h', 120 * MINUTE],
  ['+1 day', 1440 * MINUTE],
];

let clock = null;

/** The server's time as of now; between its messages the clock here goes on by itself. */
export function showClock({ now, offsetMs }) {
  clock = { aheadMs: new Date(now).getTime() - performance.now(), offsetMs };
  tick();
}

function tick() {
  if (clock === null) return;
  const now = new Date(clock.aheadMs + performance.now());
  const text = dayAndTime(now);
  for (const id of ['clinic-now', 'clock-now']) {
    const place = byId(id);
    if (place.textContent !== text) place.textContent = text;
  }
  byId('clock-offset').textContent = clock.offsetMs === 0 ? 'as it is' : `${duration(clock.offsetMs)} ahead`;
}

export function startControls() {
  byId('faults-off').addEventListener('click', () => change(switchFaultsOff()));
  setInterval(tick, 1000);
  byId('clock-buttons').append(
    ...MOVES.map(([label, ms]) =>
      h('button', { type: 'button', onclick: (event) => move(label, ms, event.currentTarget) }, label),
    ),
  );
}

async function move(label, ms, button) {
  const note = byId('clock-note');
  button.setAttribute('aria-busy', 'true');
  note.textContent = `Moving ${label}, and doing what that brings about…`;
  try {
    showClock(await moveClock(ms));
    note.textContent = `Moved ${label}. Everything that was due has been done.`;
  } catch {
    note.textContent = 'The clock could not be moved.';
  }
  button.removeAttribute('aria-busy');
}

/** Buttons are made once, so that the focus stays where it is when their state changes. */
export function showFaults(faults) {
  const place = byId('faults');
  if (place.childElementCount === 0) place.append(...faults.flatMap(renderFault));
  const on = faults.filter(({ strikesLeft }) => strikesLeft > 0);
  for (const { name, strikesLeft } of faults) {
    const button = place.querySelector(`[data-fault="${name}"]`);
    button?.setAttribute('aria-pressed', String(strikesLeft > 0));
  }
  byId('faults-off').disabled = on.length === 0;
  byId('faults-on').textContent = on.length === 0 ? '' : `${on.length} on`;
}

/** The explanation is read with its button; for the eye there is one line for all of them. */
function renderFault({ name, label, explanation, isPossible }) {
  const id = `about-${name}`;
  const explain = () => {
    byId('fault-about').textContent = explanation;
  };
  const attributes = {
    type: 'button',
    'data-fault': name,
    'aria-pressed': 'false',
    'aria-describedby': id,
    disabled: !isPossible,
    onfocus: explain,
    onpointerenter: explain,
    onclick: () => change(switchFaultOn(name)),
  };
  return [h('button', attributes, label), h('span', { id, hidden: true }, explanation)];
}

async function change(request) {
  try {
    showFaults((await request).faults);
  } catch {
    byId('fault-about').textContent = 'That could not be changed.';
  }
}

export function showServices(services) {
  byId('services').replaceChildren(
    ...services.map(({ service, mode }) =>
      h('tr', {}, h('th', { scope: 'row' }, service), h('td', {}, mode)),
    ),
  );
}
