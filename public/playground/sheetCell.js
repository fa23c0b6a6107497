/** One cell of the staff's sheet while somebody types into it; used by sheet.js. */
import { h } from './dom.js';

const choiceList = (id, choices) =>
  h('datalist', { id }, ...choices.map((choice) => h('option', { value: choice })));

/** Puts a field in the button's place until Enter, Escape or leaving it: what was typed, or null where it is given up. */
export function typeInto(button, { name, index, choices }, value) {
  const listId = `choices-${index}`;
  const input = h('input', {
    type: 'text',
    value,
    list: choices.length > 0 ? listId : null,
    'aria-label': `${name}, new value`,
    autocomplete: 'off',
  });
  const place = button.parentElement;
  place.replaceChildren(input, ...(choices.length > 0 ? [choiceList(listId, choices)] : []));
  input.focus();
  input.select();
  return new Promise((resolve) => {
    let isOver = false;
    const end = (keep) => {
      if (isOver) return;
      isOver = true;
      place.replaceChildren(button);
      button.focus({ preventScroll: true });
      resolve(keep ? input.value : null);
    };
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      // Else the same key would press the button that has the focus by then.
      event.preventDefault();
      end(event.key === 'Enter');
    });
    input.addEventListener('blur', () => end(true));
  });
}
