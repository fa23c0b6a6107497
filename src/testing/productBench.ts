/** The whole product in this process on a Telegram stand-in that outlives it; the tests of Telegram, of webhooks and of restarts begin with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Product, startProduct } from '../compose.ts';
import { readConfig } from '../config.ts';
import { sandboxToken } from '../sandbox/telegram/botAccount.ts';
import type { Phone } from '../sandbox/telegram/phone.ts';
import type { PhoneMessage } from '../sandbox/telegram/phoneView.ts';
import { startTelegramStandIn, type TelegramStandIn } from '../sandbox/telegram/startTelegramStandIn.ts';
import { systemClock } from '../services/clock.ts';

export const BOT_TOKEN = sandboxToken(7_100_000_001);
/** Long, because the machine may be busy; nothing waits for it unless something is wrong. */
const ANSWER_WITHIN_MS = 15_000;

export interface ProductBench {
  readonly telegram: TelegramStandIn;
  readonly dataDir: string;
  /** Starts the product, on the same store and the same Telegram each time. */
  start(more?: Readonly<Record<string, string>>): Promise<Product>;
  patient(chatId: number): PatientPhone;
}

/** Closes by itself at the end of the test, the products too. */
export async function startProductBench(): Promise<ProductBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-product-'));
  const telegram = await startTelegramStandIn({
    now: () => systemClock.now(),
    bots: [{ token: BOT_TOKEN }],
    webhookRetryMs: 50,
  });
  onTestFinished(async () => {
    await telegram.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    telegram,
    dataDir,
    async start(more = {}) {
      const product = await startProduct(configFor({ dataDir, apiRoot: telegram.url, more }));
      let stopped: Promise<void> | null = null;
      const stop = (): Promise<void> => (stopped ??= product.stop());
      onTestFinished(stop);
      return { ...product, stop };
    },
    patient: (chatId) =>
      new PatientPhone(telegram.phone({ chatId, firstName: 'Asha', languageCode: 'en' }, BOT_TOKEN)),
  };
}

function configFor({
  dataDir,
  apiRoot,
  more,
}: {
  dataDir: string;
  apiRoot: string;
  more: Readonly<Record<string, string>>;
}) {
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    TELEGRAM_PATIENT_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    ...more,
  });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  return config.value;
}

/** A patient who reads what comes before going on. */
export class PatientPhone {
  readonly phone: Phone;

  constructor(phone: Phone) {
    this.phone = phone;
  }

  /** Sends a text; answers with the first bot message after it that holds `expected`, and throws when none comes. */
  async says(text: string, expected: RegExp = /./): Promise<PhoneMessage> {
    const since = this.phone.lastSequence;
    this.phone.sendText(text);
    return this.hears(since, expected);
  }

  /** Taps the newest button whose label matches. */
  async taps(label: RegExp, expected: RegExp = /./): Promise<PhoneMessage> {
    const since = this.phone.lastSequence;
    const target = this.button(label);
    if (target === null) throw new Error(`no button ${String(label)} on the screen`);
    this.phone.tap(target);
    return this.hears(since, expected);
  }

  /** Where the newest button is whose label matches; null when there is none. */
  button(label: RegExp): { messageId: number; data: string } | null {
    return this.buttons(label)[0] ?? null;
  }

  /** All buttons whose label matches in the newest message that has some. */
  buttons(label: RegExp): readonly { messageId: number; data: string }[] {
    for (const { messageId, buttons } of this.phone.screen().messages.toReversed()) {
      const found = buttons
        .flat()
        .flatMap(({ text, callback_data: data }) =>
          label.test(text) && data !== undefined ? [{ messageId, data }] : [],
        );
      if (found.length > 0) return found;
    }
    return [];
  }

  async hears(since: number, expected: RegExp): Promise<PhoneMessage> {
    const deadline = performance.now() + ANSWER_WITHIN_MS;
    for (let count = 1; performance.now() < deadline; count += 1) {
      const timeoutMs = Math.max(1, deadline - performance.now());
      const messages = await this.phone.waitForBotMessages({ since, timeoutMs, count });
      const found = messages.find((message) => expected.test(message.text));
      if (found !== undefined) return found;
    }
    throw new Error(
      `nothing like ${String(expected)} came; the newest is: ${this.newest()?.text ?? 'nothing'}`,
    );
  }

  newest(): PhoneMessage | undefined {
    return this.phone.screen().messages.findLast((message) => message.from === 'bot');
  }

  /** Everything the bot has said that is on the screen, oldest first. */
  heard(): readonly string[] {
    return this.phone.screen().messages.flatMap((message) => (message.from === 'bot' ? [message.text] : []));
  }

  /** From the details to the summary, on whatever day the test runs: the first free time of Dr Rao. */
  async comesToSummary(): Promise<PhoneMessage> {
    await this.says('Asha Verma, 34, female, fever since Monday, 9876543210, with Dr Rao', /privacy/i);
    await this.taps(/^I agree/, /Choose|time|free/i);
    return this.taps(/\d:\d\d [ap]m/, /Please check that all is right/);
  }
}
