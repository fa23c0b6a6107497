/** Who holds the phone: the row of people above it and the dialog for a new one. */
import { byId, h } from './dom.js';
import {
  chatIdIn,
  isOfCast,
  isStaff,
  loadPeople,
  newChatId,
  newPerson,
  newPhoneNumber,
  savePeople,
  withStaff,
} from './people.js';

export class PeopleBar {
  #people = withStaff(loadPeople());
  #held = this.#inAddress() ?? this.#people[0];
  #onChange;

  /** `onChange(person)` is called whenever another takes the phone, or begins anew; `start` gives it to the first. */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  start() {
    openDialogFor((person) => {
      this.#keep(withStaff([...this.#people.filter((one) => !isStaff(one)), person]));
      this.#hold(person);
    });
    window.addEventListener('hashchange', () => {
      const named = this.#inAddress();
      if (named !== undefined && named !== this.#held) this.#hold(named);
    });
    this.#hold(this.#held);
  }

  /** The same person with another chat: to the clinic somebody who has never written. */
  beginAnew() {
    const anew = { ...this.#held, chatId: newChatId() };
    this.#keep(this.#people.map((person) => (person === this.#held ? anew : person)));
    this.#hold(anew);
  }

  forget() {
    this.#keep(this.#people.filter((person) => person !== this.#held));
    this.#hold(this.#people[0]);
  }

  isForgettable() {
    return !isOfCast(this.#held);
  }

  /** Somebody other than who holds the phone. */
  other() {
    const other = this.#people.find((person) => person !== this.#held && !isStaff(person));
    return other ?? { firstName: 'Vikram', phoneNumber: newPhoneNumber() };
  }

  nameOf(chatId) {
    const isTheirs = (person) => person.chatId === chatId || chatIdIn('whatsapp', person) === String(chatId);
    return this.#people.find(isTheirs)?.firstName ?? `chat ${chatId}`;
  }

  /** Two windows side by side can hold two phones: the address says whose. */
  #inAddress() {
    return this.#people.find(({ id }) => `#${id}` === location.hash);
  }

  #hold(person) {
    this.#held = person;
    const list = byId('people');
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...this.#people.map((one) => this.#renderPerson(one)));
    const pressed = list.querySelector('[aria-pressed="true"]');
    if (hadFocus) pressed.focus();
    // The row is longer than a phone is wide.
    pressed.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    history.replaceState(null, '', `#${person.id}`);
    this.#onChange(person);
  }

  #renderPerson(person) {
    const attributes = {
      type: 'button',
      class: isStaff(person) ? 'person staff' : 'person',
      'data-person': person.id,
      'aria-pressed': String(person === this.#held),
      onclick: () => this.#hold(person),
    };
    const initial = h('span', { class: 'initial', 'aria-hidden': 'true' }, [...person.firstName][0]);
    const role = isStaff(person) ? [h('span', { class: 'role' }, person.role)] : [];
    return h('button', attributes, initial, person.firstName, ...role);
  }

  #keep(people) {
    this.#people = people;
    savePeople(people.filter((person) => !isStaff(person)));
  }
}

function openDialogFor(onNew) {
  const dialog = byId('person-dialog');
  const form = byId('person-form');
  byId('add-person').addEventListener('click', () => {
    form.reset();
    form.elements.phone.value = newPhoneNumber();
    dialog.showModal();
  });
  byId('person-cancel').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
    const { name, phone, language } = form.elements;
    if (name.value.trim() === '') return;
    onNew(newPerson({ name: name.value, phoneNumber: phone.value, languageCode: language.value }));
  });
}
