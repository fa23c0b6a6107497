/** The playground's page begins here: tabs, the phone and the inspector beside it. */
import { startInspector } from './inspector.js';
import { chatIdIn } from './people.js';
import { Phone } from './phone.js';
import { startTabs } from './tabs.js';

startTabs();
const phone = new Phone((person) => inspector.hold(person.app, chatIdIn(person.app, person)));
const inspector = startInspector((chatId) => phone.people.nameOf(chatId));
phone.start();
