/** The field at the foot of the phone, with its commands, phrases and files: what the patient sends begins here. */
import { byId } from './dom.js';
import { attachMenu } from './menu.js';
import { PHRASES } from './phrases.js';

const FILE_KINDS = [
  {
    kind: 'photo',
    label: 'Photo',
    detail: 'JPEG or PNG, shown in the chat',
    accept: 'image/jpeg,image/png,image/webp',
  },
  { kind: 'document', label: 'Document', detail: 'a report as PDF or any other file', accept: '' },
  { kind: 'voice', label: 'Voice note', detail: 'an audio file', accept: 'audio/*' },
];

/**
 * `onText(text)` resolves to undefined when it could not be sent; `onFile(file, { kind, caption })`, `onOtherContact()`.
 * `commands()` are those that the bot has registered.
 */
export function createComposer({ onText, onFile, onOtherContact, commands }) {
  const field = byId('message');
  const picker = byId('file');
  const take = () => {
    const text = field.value.trim();
    field.value = '';
    fitHeight(field);
    return text;
  };
  const sendTyped = async () => {
    const text = take();
    const wasTaken = text === '' || (await onText(text)) !== undefined;
    // What could not be sent is still there to be sent again.
    if (!wasTaken && field.value === '') field.value = text;
  };

  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    sendTyped();
    field.focus();
  });
  field.addEventListener('keydown', (event) => {
    // While a word of an Indian script is being composed, Enter belongs to the keyboard.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendTyped();
  });
  field.addEventListener('input', () => fitHeight(field));
  field.addEventListener('paste', ({ clipboardData }) => {
    for (const file of clipboardData?.files ?? []) onFile(file, { kind: kindOf(file), caption: take() });
  });

  let picked = FILE_KINDS[0].kind;
  const pick = ({ kind, accept }) => {
    picked = kind;
    picker.accept = accept;
    picker.value = '';
    picker.click();
  };
  picker.addEventListener('change', () => {
    for (const file of picker.files) onFile(file, { kind: picked, caption: take() });
  });
  acceptDrops(byId('phone'), (file) => onFile(file, { kind: kindOf(file), caption: take() }));

  attachMenus({ onText, onOtherContact, commands, pick });
  return { focus: () => field.focus() };
}

function attachMenus({ onText, onOtherContact, commands, pick }) {
  attachMenu(byId('attach-button'), 'Attach', () => [
    ...FILE_KINDS.map((kind) => ({ label: kind.label, detail: kind.detail, choose: () => pick(kind) })),
    {
      label: 'Someone else’s contact',
      detail: 'a card that is not the sender’s own',
      choose: onOtherContact,
    },
  ]);
  attachMenu(byId('commands-button'), 'Commands', () =>
    commands().map(({ command, description }) => ({
      label: `/${command}`,
      detail: description,
      choose: () => onText(`/${command}`),
    })),
  );
  attachMenu(byId('phrases-button'), 'Phrases to try', () => phraseItems(onText));
}

const phraseItems = (onText) =>
  PHRASES.flatMap(({ language, lang, phrases }) => [
    { heading: language },
    ...phrases.map((text) => ({ label: text, lang, choose: () => onText(text) })),
  ]);

/** Grows with what is typed, up to the height that the style sheet allows. */
function fitHeight(field) {
  field.rows = Math.min(5, field.value.split('\n').length + Math.floor(field.value.length / 60));
}

function kindOf({ type }) {
  if (['image/jpeg', 'image/png', 'image/webp'].includes(type)) return 'photo';
  return type.startsWith('audio/') ? 'voice' : 'document';
}

function acceptDrops(place, onDrop) {
  const mark = (isOver) => place.classList.toggle('is-over', isOver);
  place.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    mark(true);
  });
  place.addEventListener('dragleave', (event) => {
    if (!place.contains(event.relatedTarget)) mark(false);
  });
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    for (const file of event.dataTransfer.files) onDrop(file);
  });
}
