/** A menu that a button opens: arrow keys, Escape, focus back to the button. The phone's four menus are made of it. */
import { h } from './dom.js';

/**
 * `items()` is asked at each opening: `{ label, detail, lang, choose }`, or `{ heading }`. The menu hangs beside the button,
 * in the place that surrounds it.
 */
export function attachMenu(button, label, items) {
  let menu = null;
  const close = ({ refocus }) => {
    if (menu === null) return;
    menu.remove();
    menu = null;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeFromOutside);
    if (refocus) button.focus();
  };
  const closeFromOutside = (event) => {
    if (!button.parentElement.contains(event.target)) close({ refocus: false });
  };
  const open = () => {
    menu = h(
      'div',
      { class: 'menu', role: 'menu', 'aria-label': label },
      items().map((item) => renderItem(item, close)),
    );
    menu.addEventListener('keydown', (event) => moveInMenu(menu, event, close));
    menu.addEventListener('focusout', (event) => {
      if (event.relatedTarget !== null && !button.parentElement.contains(event.relatedTarget))
        close({ refocus: false });
    });
    button.after(menu);
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', closeFromOutside);
    menu.querySelector('[role="menuitem"]')?.focus();
  };
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => (menu === null ? open() : close({ refocus: true })));
}

function renderItem(item, close) {
  if (item.heading !== undefined)
    return h('p', { class: 'menu-heading', role: 'presentation' }, item.heading);
  const choose = () => {
    close({ refocus: true });
    item.choose();
  };
  return h(
    'button',
    { type: 'button', role: 'menuitem', tabindex: '-1', lang: item.lang, onclick: choose },
    h('span', {}, item.label),
    item.detail === undefined ? null : h('span', { class: 'note' }, item.detail),
  );
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' };

function moveInMenu(menu, event, close) {
  if (event.key === 'Escape') close({ refocus: true });
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...menu.querySelectorAll('[role="menuitem"]')];
  const from = all.indexOf(document.activeElement);
  const to = { first: 0, last: all.length - 1 }[step] ?? (from + step + all.length) % all.length;
  all[to]?.focus();
}
