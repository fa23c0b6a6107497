// Sandbox, Sheets: the signed token that a service account shows instead of asking a token server for one (https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth).
import { generateKeyPairSync, verify } from 'node:crypto';
import { isRecord } from '../httpServer.ts';
import { SheetsRefusal } from './refusal.ts';

export interface ServiceAccount {
  readonly type: 'service_account';
  readonly client_email: string;
  readonly private_key: string;
  readonly private_key_id: string;
  readonly token_uri: string;
}

export interface KnownAccount {
  readonly account: ServiceAccount;
  readonly publicKey: string;
}

const made = new Map<string, KnownAccount>();

/** An account that exists nowhere but in this process. Nothing ever asks its token address. */
export function makeServiceAccount(name: string): KnownAccount {
  const known = made.get(name) ?? newAccount(name);
  made.set(name, known);
  return known;
}

function newAccount(name: string): KnownAccount {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    publicKey,
    account: {
      type: 'service_account',
      client_email: `${name}@sandbox.example.com`,
      private_key: privateKey,
      private_key_id: 'sandbox',
      token_uri: 'http://127.0.0.1:9/never-asked',
    },
  };
}

const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

/** Answers with the address of who asks; refuses a token that is missing, forged, run out or made for something else. */
export function checkToken(
  authorization: string | undefined,
  accounts: readonly KnownAccount[],
  now: Date,
): string {
  const token = /^Bearer ([\w-]+\.[\w-]+)\.([\w-]+)$/.exec(authorization ?? '');
  const [, signed, signature] = token ?? [];
  if (signed === undefined || signature === undefined) throw unauthenticated();
  const claims: unknown = JSON.parse(Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const known = accounts.find(({ account }) => isRecord(claims) && claims['iss'] === account.client_email);
  if (known === undefined) throw unauthenticated();
  const isOurs = verify('sha256', Buffer.from(signed), known.publicKey, Buffer.from(signature, 'base64url'));
  if (!isOurs || !isRecord(claims) || Number(claims['exp']) * 1000 < now.getTime()) throw unauthenticated();
  if (!String(claims['scope']).split(' ').includes(SCOPE))
    throw new SheetsRefusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
  return known.account.client_email;
}

const unauthenticated = (): SheetsRefusal =>
  new SheetsRefusal(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  );
