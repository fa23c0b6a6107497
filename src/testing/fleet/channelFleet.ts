/** Four processes on one PostgreSQL with every channel that comes by webhook, each message another process's; the channels' contract is held to it. */
import { type GeminiStandIn, startGeminiStandIn } from '../../sandbox/gemini/startGeminiStandIn.ts';
import {
  type CloudStandIn,
  type CloudStandInOptions,
  startCloudStandIn,
} from '../../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import { systemClock } from '../../services/clock.ts';
import { quietLog } from '../../services/recordingLog.ts';
import { openStore } from '../../store/openStore.ts';
import type { ClinicBehind } from '../contracts/channelContract.ts';
import { comesToRest } from '../crash/judge.ts';
import { type Fleet, startFleet } from './fleet.ts';

export interface ChannelFleet extends Fleet {
  readonly cloud: CloudStandIn;
  readonly clinic: ClinicBehind;
}

const CLOUD = { accessToken: 'fleet-access-token-of-the-cloud', phoneNumberId: '109876543210987' };
const APP = { appSecret: 'fleet-app-secret-of-the-cloud', verifyToken: 'fleet-verify-token-of-the-cloud' };

export async function startChannelFleet(size: number): Promise<ChannelFleet> {
  const gemini = await startGeminiStandIn();
  const cloud = await startCloudStandIn({ ...CLOUD, ...cloudOptions() });
  const fleet = await startFleet(size, () => environmentOf(gemini, cloud)).catch(async (error: unknown) => {
    await Promise.all([gemini.close(), cloud.close()]);
    throw error;
  });
  if (!(await cloud.setWebhook({ url: `${fleet.url}/webhooks/whatsapp`, ...APP })))
    throw new Error('the webhook of WhatsApp was not taken');
  const store = await openStore({ ...fleet.store, log: quietLog });
  return {
    ...fleet,
    cloud,
    clinic: {
      razorpay: fleet.razorpay,
      store,
      hearSound: (sha256, heard) => gemini.hearSound(sha256, heard),
      idle: async () => void (await comesToRest(fleet)),
    },
    async close() {
      await store.close();
      await fleet.close();
      await Promise.all([gemini.close(), cloud.close()]);
    },
  };
}

const cloudOptions = (): Omit<CloudStandInOptions, keyof typeof CLOUD> => ({
  now: () => systemClock.now(),
  clinicName: 'Clinic',
  webhookRetryMs: 100,
});

const environmentOf = (gemini: GeminiStandIn, cloud: CloudStandIn): Readonly<Record<string, string>> => ({
  GEMINI_API_KEY: gemini.apiKey,
  GEMINI_BASE_URL: gemini.url,
  WHATSAPP: 'cloud',
  WHATSAPP_PHONE_NUMBER_ID: CLOUD.phoneNumberId,
  WHATSAPP_ACCESS_TOKEN: CLOUD.accessToken,
  WHATSAPP_APP_SECRET: APP.appSecret,
  WHATSAPP_VERIFY_TOKEN: APP.verifyToken,
  WHATSAPP_CLOUD_BASE_URL: cloud.url,
});
