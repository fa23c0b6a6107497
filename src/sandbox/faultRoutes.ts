// Sandbox: the fault script over HTTP (`/faults`), so that the playground and other processes may write it too.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultRule, FaultScript } from './faults.ts';
import { isRecord, jsonReply, parseJson, type Reply, readBody, sendReply } from './httpServer.ts';

/** A rule is a few hundred bytes; a refusal's HTML page may be longer. */
const BODY_LIMIT_BYTES = 1_000_000;

/** What each action must carry, beside `do`. */
const NUMBERS_OF_ACTION: Record<FaultRule['do'], readonly string[]> = {
  refuse: ['status'],
  delay: ['ms'],
  hang: [],
  drop: [],
  dropAfterDoing: [],
  duplicate: [],
  reorder: [],
  wrongSignature: [],
  limitRate: ['perSecond', 'burst'],
};

/**
 * `GET /faults` lists the script, `POST /faults` adds a rule or a list of rules, `DELETE /faults` clears it and
 * `DELETE /faults/:id` removes one. Returns false when the path is another's.
 */
export async function answerFaultRequest(
  script: FaultScript,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = /^\/faults(?:\/(\d+))?(?:\?|$)/.exec(request.url ?? '');
  if (path === null) return false;
  const body = await readBody(request, BODY_LIMIT_BYTES);
  sendReply(response, faultReply(script, { method: request.method ?? '', id: path[1], body }));
  return true;
}

interface FaultRequest {
  readonly method: string;
  readonly id: string | undefined;
  readonly body: Buffer | undefined;
}

function faultReply(script: FaultScript, { method, id, body }: FaultRequest): Reply {
  switch (method) {
    case 'GET':
      return jsonReply(200, { faults: script.list() });
    case 'DELETE':
      script.clear(id === undefined ? undefined : Number(id));
      return jsonReply(200, { faults: script.list() });
    case 'POST': {
      const rules = body === undefined ? undefined : readRules(parseJson(body));
      if (rules === undefined) {
        return jsonReply(400, { error: 'a rule is {"do": ..., "match"?: {...}, "times"?: n | "always"}' });
      }
      return jsonReply(201, { added: script.add(...rules) });
    }
    default:
      return jsonReply(405, { error: 'GET, POST or DELETE' });
  }
}

function readRules(json: unknown): FaultRule[] | undefined {
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  return list.every(isFaultRule) ? list : undefined;
}

function isFaultRule(json: unknown): json is FaultRule {
  if (!isRecord(json)) return false;
  const action = json['do'];
  if (typeof action !== 'string' || !Object.hasOwn(NUMBERS_OF_ACTION, action)) return false;
  const numbers = NUMBERS_OF_ACTION[action as FaultRule['do']];
  const hasNumbers = numbers.every((name) => typeof json[name] === 'number');
  const { times, match } = json;
  const hasTimes = times === undefined || times === 'always' || typeof times === 'number';
  return hasNumbers && hasTimes && (match === undefined || isFaultMatch(match));
}

function isFaultMatch(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const { operation } = json;
  if (operation === undefined) return true;
  if (typeof operation !== 'string') return false;
  try {
    new RegExp(/^\/(.+)\/$/.exec(operation)?.[1] ?? '');
    return true;
  } catch {
    return false;
  }
}
