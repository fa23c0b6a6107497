/** The whole product in this process on its own stand-ins, with ears for voice notes; the channels' tests hold their phones. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Given } from '../../compose/parts.ts';
import { type Product, startProduct } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { type GeminiStandIn, startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import type { ClinicBehind } from '../contracts/channelContract.ts';

export interface OpenBench {
  readonly product: Product;
  readonly clinic: ClinicBehind;
  readonly gemini: GeminiStandIn;
  close(): Promise<void>;
}

export async function openBench(
  more: Readonly<Record<string, string>> = {},
  given: Given = {},
): Promise<OpenBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clinic-channel-'));
  const gemini = await startGeminiStandIn();
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    GEMINI_API_KEY: gemini.apiKey,
    GEMINI_BASE_URL: gemini.url,
    ...more,
  });
  if (!config.ok) throw new Error(JSON.stringify(config.refusal));
  const product = await startProduct(config.value, given);
  return {
    product,
    clinic: clinicOf(product, gemini),
    gemini,
    async close() {
      await product.stop();
      await gemini.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function clinicOf({ desk, razorpay }: Product, gemini: GeminiStandIn): ClinicBehind {
  if (razorpay.standIn === null) throw new Error('Razorpay is not simulated');
  return {
    razorpay: razorpay.standIn,
    store: desk.outside.world.store,
    idle: () => desk.idle(),
    hearSound: (sha256, heard) => gemini.hearSound(sha256, heard),
  };
}

/** Long, because the machine may be busy; nothing waits for it unless something is wrong. */
const ANSWER_WITHIN_MS = 8_000;

/** Waits until all that was heard since then, taken together, is like `expected`. */
export async function hearsUntil(
  heardSince: () => Promise<string>,
  { expected, more }: { expected: RegExp; more: (timeoutMs: number) => Promise<unknown> },
): Promise<string> {
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const heard = await heardSince();
    if (expected.test(heard)) return heard;
    const leftMs = deadline - performance.now();
    if (leftMs <= 0)
      throw new Error(`nothing like ${String(expected)} came; what came is: ${heard || 'nothing'}`);
    await more(leftMs);
  }
}
