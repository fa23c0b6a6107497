/** Opens WhatsApp as the configuration wants it: the Cloud API, a linked phone, or a stand-in of either. Its channel goes to the desk. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { Clinic } from '../domain/clinic/clinic.ts';
import type { QuietHours } from '../domain/rules/life.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { CloudStandIn } from '../sandbox/whatsapp/cloud/startCloudStandIn.ts';
import type { WebStandIn } from '../sandbox/whatsapp/web/startWebStandIn.ts';
import type { Mount } from '../web/server.ts';
import type { SupervisorTimes } from '../whatsapp/web/supervision.ts';
import type { WebSupervisor } from '../whatsapp/web/supervisor.ts';
import type { Desk } from './desk.ts';
import { openCloud } from './whatsappCloud.ts';
import { openWeb } from './whatsappWeb.ts';

export interface WhatsappGround {
  readonly log: Log;
  readonly clock: Clock;
  readonly store: Store;
  readonly ids: Ids;
  readonly clinic: () => Clinic;
  /** As the clinic has set them. */
  readonly quietHours: () => QuietHours;
  /** `DATA_KEY`: the session is sealed with it. */
  readonly key: Buffer;
  readonly times: Partial<SupervisorTimes>;
}

export interface WhatsappAccess {
  readonly channel: Channel;
  readonly cloudStandIn: CloudStandIn | null;
  /** The linked phone's client, and what it is linked to in the sandbox; null with the Cloud API. */
  readonly web: {
    readonly supervisor: WebSupervisor;
    readonly standIn: WebStandIn | null;
    /** Every process of its browser names it. */
    readonly profileDir: string;
  } | null;
  /** Adds the routes that messages come in by. */
  mountAt(path: string): Mount;
  /** Takes messages from now on. */
  open(desk: Desk, webhookUrl: string): Promise<void>;
  /** A new address of the pairing page, good once; null where nothing is to be paired. */
  createPairingLink(): string | null;
  stopReceiving(): Promise<void>;
  /** The patients' phones of a stand-in; false when the path is another's, or the service is real. */
  answerPhoneRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

/** Null when WhatsApp is off. */
export async function openWhatsapp(config: Config, ground: WhatsappGround): Promise<WhatsappAccess | null> {
  switch (config.whatsappMode) {
    case 'off':
      return null;
    case 'cloud':
      return openCloud(config, ground);
    case 'web':
      return openWeb(config, ground);
  }
}
