/** The outbox's latest rows: what waits, what went out, what was tried again; and what staff were told. */
import { byId, h } from './dom.js';
import { clockTime, exactTime } from './times.js';

const STATUS = {
  waiting: { label: 'waiting', look: 'chip' },
  done: { label: 'done', look: 'chip good' },
  given_up: { label: 'given up', look: 'chip bad' },
};

export function showOutbox(rows, nameOfLane) {
  const waiting = rows.filter(({ status }) => status === 'waiting').length;
  byId('outbox-waiting').textContent = waiting === 0 ? '' : `${waiting} waiting`;
  byId('no-outbox').hidden = rows.length > 0;
  byId('outbox').replaceChildren(...rows.map((row) => renderRow(row, nameOfLane)));
}

function renderRow({ kind, lane, about, status, attempts, errorCode, createdAt, dueAt }, nameOfLane) {
  const { label, look } = STATUS[status];
  return h(
    'li',
    { class: 'row' },
    h('code', {}, kind),
    h('span', { class: look }, label),
    h('span', { class: 'note' }, `${nameOfLane(lane)} · ${exactTime(createdAt)}`),
    h('p', { class: 'about' }, about),
    errorCode === null
      ? null
      : h(
          'p',
          { class: 'error' },
          `${attemptsText(attempts)}, ${errorCode.replaceAll('_', ' ')}${status === 'waiting' ? `, again at ${exactTime(dueAt)}` : ''}`,
        ),
  );
}

const attemptsText = (attempts) => `${attempts} ${attempts === 1 ? 'try' : 'tries'}`;

export function addNotice({ at, notice }) {
  const { code, ...facts } = notice;
  byId('no-notices').hidden = true;
  byId('notices').prepend(
    h(
      'li',
      {},
      h('time', { datetime: at }, clockTime(at)),
      h('strong', {}, code.replaceAll('_', ' ')),
      h('span', { class: 'note' }, Object.values(facts).join(' · ')),
    ),
  );
}

export function showNotices(notices) {
  byId('notices').replaceChildren();
  byId('no-notices').hidden = notices.length > 0;
  for (const notice of notices) addNotice(notice);
}
