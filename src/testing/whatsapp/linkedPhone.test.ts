/** The linked phone's client without any Chromium: the scripted one, through everything that can happen to it. */
import { describeLinkedPhone } from '../contracts/linkedPhoneContract.ts';

describeLinkedPhone('scripted');
