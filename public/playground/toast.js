/** A short notice over the chat: what Telegram shows when a tap is answered with words, or a refusal. */
import { byId } from './dom.js';

const SHOWN_MS = 4000;

let timer = 0;

export function showToast(text) {
  const place = byId('toast');
  place.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    place.textContent = '';
  }, SHOWN_MS);
}
