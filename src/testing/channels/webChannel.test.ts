/** The channels' contract on WhatsApp Web without any Chromium: the scripted client in the child process. */
import { describe } from 'vitest';
import { describeWebChannel } from './describeWebChannel.ts';

describe('one product on a linked phone, without a browser', () => {
  describeWebChannel('WhatsApp Web, scripted', 'scripted');
});
