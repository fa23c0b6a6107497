/** Where the system's Chromium lies: named by the configuration, or in one of the usual places. WhatsApp and the doctor ask. */
import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const chromiumPathOf = ({ CHROMIUM_PATH }: Pick<Config, 'CHROMIUM_PATH'>): string =>
  CHROMIUM_PATH ?? USUAL_PLACES.find((place) => existsSync(place)) ?? '/usr/bin/chromium';
