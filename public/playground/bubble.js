/** One message of the chat as its element: text, files, contact, time and the buttons below; the chat log keeps them. */
import { h, icon } from './dom.js';
import { openable, renderText } from './richText.js';
import { clockTime } from './times.js';

/** `onTap(button, element)` is called for buttons that ask the bot; those with an address open it in a new tab. */
export function renderBubble(message, onTap) {
  const { from, text, entities, files, contact, buttons, sentAt, editedAt, messageId, ticks } = message;
  const speaker = from === 'bot' ? 'Clinic' : 'You';
  return h(
    'article',
    {
      class: `bubble-row from-${from}`,
      'data-message-id': messageId,
      'aria-label': `${speaker}, ${clockTime(sentAt)}`,
    },
    h(
      'div',
      { class: 'bubble' },
      files.map(renderFile),
      contact === undefined ? null : renderContact(contact),
      text === '' ? null : h('div', { class: 'text' }, renderText(text, entities)),
      h(
        'span',
        { class: 'meta' },
        editedAt === undefined ? '' : 'edited ',
        h('time', { datetime: sentAt }, clockTime(editedAt ?? sentAt)),
        from === 'patient' && ticks !== undefined ? renderTicks(ticks) : null,
      ),
    ),
    buttons.length === 0
      ? null
      : h(
          'div',
          { class: 'inline-keyboard', role: 'group', 'aria-label': 'Choices' },
          buttons.map((row) =>
            h(
              'div',
              { class: 'keyboard-row' },
              row.map((button) => renderButton(button, onTap)),
            ),
          ),
        ),
  );
}

const TICKS = {
  waiting: ['◷', 'waiting'],
  sent: ['✓', 'sent'],
  delivered: ['✓✓', 'delivered'],
  read: ['✓✓', 'read'],
  failed: ['!', 'not delivered'],
};

function renderTicks(ticks) {
  const [sign, words] = TICKS[ticks] ?? TICKS.waiting;
  return h('span', { class: `ticks ${ticks}`, role: 'img', 'aria-label': words }, ` ${sign}`);
}

function renderButton(button, onTap) {
  const address = button.url === undefined ? null : openable(button.url);
  if (address !== null) {
    return h(
      'a',
      { class: 'key', href: address, target: '_blank', rel: 'noopener noreferrer' },
      button.text,
      h('span', { class: 'arrow', 'aria-hidden': 'true' }, ' ↗'),
    );
  }
  return h(
    'button',
    { type: 'button', class: 'key', onclick: (event) => onTap(button, event.currentTarget) },
    button.text,
  );
}

function renderFile({ kind, path, fileName, mimeType, sizeBytes }) {
  if (kind === 'photo') {
    return h(
      'a',
      { href: path, target: '_blank', rel: 'noopener' },
      h('img', { class: 'photo', src: path, alt: 'Photo', loading: 'lazy' }),
    );
  }
  if (kind === 'voice')
    return h('audio', {
      class: 'voice',
      controls: true,
      preload: 'metadata',
      src: path,
      'aria-label': 'Voice note',
    });
  return h(
    'a',
    { class: 'document', href: path, target: '_blank', rel: 'noopener' },
    h('span', { class: 'document-icon' }, icon('file')),
    h(
      'span',
      {},
      h('strong', {}, fileName),
      h('span', { class: 'note' }, `${typeName(fileName, mimeType)} · ${sizeName(sizeBytes)}`),
    ),
  );
}

function renderContact({ first_name: firstName, last_name: lastName, phone_number: phoneNumber }) {
  return h(
    'p',
    { class: 'contact' },
    h('span', { 'aria-hidden': 'true' }, '👤 '),
    h('strong', {}, [firstName, lastName].filter(Boolean).join(' ')),
    h('br'),
    phoneNumber,
  );
}

/** By its name, as a phone shows it; a file without an ending by what it claims to be. */
const typeName = (fileName, mimeType) =>
  (/\.([a-z0-9]{2,5})$/i.exec(fileName)?.[1] ?? mimeType.split('/')[1] ?? mimeType).toUpperCase();

function sizeName(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
