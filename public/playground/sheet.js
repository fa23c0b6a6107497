/** The staff's sheet in the playground: shows the sandbox's spreadsheet, and changes its cells as a person would. */
import { byId, h } from './dom.js';
import { typeInto } from './sheetCell.js';

const READ_EVERY_MS = 1500;
const SAID_FOR_MS = 4000;
/** What the front desk has to say about a row; it stays in sight where there is room. */
const ANSWER = 'Front desk says';
const WIDE = new Set([ANSWER, 'Answer', 'What was written', 'Note', 'Purpose']);

let state = { revision: -1, tabs: [] };
let shown = 'Doctors';
/** The cell that is being typed into: the table is not drawn anew meanwhile. */
let typing = null;
let isPressed = false;
/** What the table shows, where something newer waits to be drawn. */
let drawnFrom = null;

async function ask(path, body) {
  const response = await fetch(`/sheet/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

let saidTimer;
function say(text) {
  byId('said').textContent = text;
  clearTimeout(saidTimer);
  saidTimer = setTimeout(() => byId('said').replaceChildren(), SAID_FOR_MS);
}

/** Does something to the sheet and shows what came of it. */
async function act(deed, body, done) {
  try {
    take(await ask(deed, { tab: shown, ...body }));
    say(done);
  } catch (error) {
    say(error.message === '' ? 'That did not work.' : error.message);
  }
}

function take(next) {
  if (next.revision === state.revision) return;
  drawnFrom ??= state;
  state = next;
  drawWhenIdle();
}

/** Neither under somebody's fingers nor while they type. */
function drawWhenIdle() {
  if (drawnFrom === null || typing !== null || isPressed) return;
  const before = drawnFrom;
  drawnFrom = null;
  draw(before);
}

addEventListener('pointerdown', () => {
  isPressed = true;
});
for (const end of ['pointerup', 'pointercancel'])
  addEventListener(end, () => {
    isPressed = false;
    // After the click that may follow.
    setTimeout(drawWhenIdle, 50);
  });

const tabOf = (from) => from.tabs.find((tab) => tab.title === shown);

/** Cells by row id and column, to see what has changed. */
function cellsOf(from) {
  const tab = tabOf(from);
  return new Map((tab?.rows ?? []).map((row) => [row.cells[0] || `row ${row.row}`, row.cells]));
}

function draw(before) {
  const tab = tabOf(state);
  byId('sheet-title').textContent = `${state.title ?? ''} · staff’s sheet`;
  drawTabs();
  byId('empty').hidden = tab !== undefined;
  const grid = byId('grid');
  if (tab === undefined) return grid.replaceChildren();
  const scroller = byId('scroller');
  const { scrollLeft, scrollTop } = scroller;
  const focused = document.activeElement?.dataset?.cell;
  const known = before === undefined || tabOf(before) === undefined ? null : cellsOf(before);
  const columns = tab.columns.map((column, index) => ({ ...column, index })).filter((one) => !one.isHidden);
  grid.replaceChildren(
    h('caption', { class: 'hidden' }, `${tab.title}: ${tab.rows.length} rows`),
    headOf(columns),
    h('tbody', {}, ...tab.rows.map((row) => rowOf(columns, row, known)), emptyRow(columns)),
  );
  sayAnswers(tab, known);
  scroller.scrollTo(scrollLeft, scrollTop);
  if (focused !== undefined)
    grid.querySelector(`[data-cell="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** On a phone the last column is out of sight: what was answered just now is said. */
function sayAnswers(tab, known) {
  const index = tab.columns.findIndex(({ name }) => name === ANSWER);
  if (known === null || index < 0) return;
  const told = tab.rows.find(({ row, cells }) => {
    const old = known.get(cells[0] || `row ${row}`);
    return cells[index] !== '' && old?.[index] !== cells[index];
  });
  if (told !== undefined) say(told.cells[index]);
}

/** Made anew only when there are other tabs: a click that has begun must end on the same button. */
function drawTabs() {
  const titles = state.tabs.map((tab) => tab.title).filter((title) => title !== 'Sheet1');
  if (titles.length > 0 && !titles.includes(shown)) [shown] = titles;
  const list = byId('tabs');
  if (list.textContent !== titles.join(''))
    list.replaceChildren(...titles.map((title) => tabButton(title, titles)));
  for (const button of list.children) {
    const isShown = button.textContent === shown;
    button.setAttribute('aria-selected', String(isShown));
    button.tabIndex = isShown ? 0 : -1;
  }
  byId('panel').setAttribute('aria-labelledby', `tab-${shown}`);
}

const tabButton = (title, titles) =>
  h(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: `tab-${title}`,
      'aria-controls': 'panel',
      onclick: () => open(title),
      onkeydown: (event) => step(event, titles),
    },
    title,
  );

function open(title) {
  shown = title;
  draw();
  byId('scroller').scrollTo(0, 0);
}

function step(event, titles) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  open(titles[(titles.indexOf(shown) + by + titles.length) % titles.length]);
  byId(`tab-${shown}`).focus();
}

const headOf = (columns) =>
  h(
    'thead',
    {},
    h(
      'tr',
      {},
      ...columns.map((column) => h('th', { scope: 'col', class: classOf(column) }, sortButton(column))),
      h('th', { scope: 'col' }, h('span', { class: 'hidden' }, 'Row')),
    ),
  );

const sortButton = ({ name }) =>
  h(
    'button',
    {
      type: 'button',
      class: 'sort',
      title: 'Sort by this column',
      'aria-label': `Sort by ${name}`,
      onclick: () => act('sort', { column: name }, `Sorted by ${name}.`),
    },
    name,
  );

const classOf = ({ name }) => (name === ANSWER ? 'answer' : null);

const LOOKS = { '⚠': 'is-refused', '…': 'is-waiting', '✓': 'is-done' };

function rowOf(columns, row, known) {
  const old = known?.get(row.cells[0] || `row ${row.row}`);
  const label = row.cells[columns[0]?.index] || `row ${row.row}`;
  const cells = columns.map((column, position) => {
    const value = row.cells[column.index];
    const isChanged = known !== null && old?.[column.index] !== value;
    const classes = [
      column.isProtected && 'ours',
      WIDE.has(column.name) && 'wide',
      classOf(column),
      column.name === ANSWER && LOOKS[[...value][0]],
      isChanged && 'changed',
    ];
    return h(
      position === 0 ? 'th' : 'td',
      { class: classes.filter(Boolean).join(' ') || null, scope: position === 0 ? 'row' : null },
      cellButton(column, { row: row.row, label, value }),
    );
  });
  return h('tr', {}, ...cells, deedsOf(row, label));
}

const cellButton = (column, { row, label, value }) =>
  h(
    'button',
    {
      type: 'button',
      class: 'cell',
      'data-cell': `${row}/${column.name}`,
      'aria-label': `${column.name} of ${label}: ${value === '' ? 'empty' : value}. Change`,
      onclick: (event) => edit(event.currentTarget, column, { row, value }),
    },
    value,
  );

function deedsOf({ row }, label) {
  const deed = (name, title, done) =>
    h(
      'button',
      {
        type: 'button',
        'aria-label': `${title} the row of ${label}`,
        onclick: () => act(name, { row }, done),
      },
      title,
    );
  return h(
    'td',
    { class: 'row-deeds' },
    deed('duplicateRow', 'Copy', 'Row copied.'),
    deed('deleteRow', 'Delete', 'Row deleted.'),
  );
}

/** Typing into it makes a new row. */
const emptyRow = (columns) =>
  h(
    'tr',
    {},
    ...columns.map((column, position) =>
      h(
        position === 0 ? 'th' : 'td',
        { scope: position === 0 ? 'row' : null, class: classOf(column) },
        h(
          'button',
          {
            type: 'button',
            class: 'cell',
            'aria-label': `${column.name} of a new row`,
            onclick: (event) => edit(event.currentTarget, column, { row: null, value: '' }),
          },
          position === 0 ? '+ new' : '',
        ),
      ),
    ),
    h('td', {}),
  );

async function edit(button, column, { row, value }) {
  typing = button;
  const typed = await typeInto(button, column, value);
  typing = null;
  drawWhenIdle();
  if (typed === null || typed === value) return;
  if (row === null) void act('addRow', { cells: { [column.name]: typed } }, 'New row. Fill in the rest.');
  else
    void act(
      'type',
      { row, column: column.name, value: typed },
      `${column.name} written. The front desk reads it soon.`,
    );
}

async function read() {
  try {
    take(await ask('state'));
  } catch {
    byId('hint').textContent = 'The front desk does not answer. Is it running?';
  }
  setTimeout(read, READ_EVERY_MS);
}
void read();
