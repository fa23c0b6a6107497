/** The playground's page begins here: tabs, the phone and the inspector beside it. */
import { startInspector } from './inspector.js';
import { Phone } from './phone.js';
import { startTabs } from './tabs.js';

startTabs();
const phone = new Phone(({ chatId }) => inspector.hold(chatId));
const inspector = startInspector((chatId) => phone.people.nameOf(chatId));
phone.start();
