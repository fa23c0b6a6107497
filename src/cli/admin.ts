/** `npm run admin`: who may use the staff's bot. Invites by a one-time link, makes the password's hash, lists, revokes, ends a wait. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { invite, revoke } from '../app/admin/access/invitations.ts';
import { hashPassword, SHORTEST_PASSWORD } from '../app/admin/access/password.ts';
import { botNameAt, invitationLink } from '../compose/botName.ts';
import { type Config, explainFaults, loadConfig } from '../config.ts';
import { ADMIN_ROLES, type AdminRole } from '../domain/admin/admin.ts';
import { ADMIN_POLICY } from '../domain/admin/adminPolicy.ts';
import type { DoctorId } from '../domain/ids.ts';
import type { Store } from '../ports/store.ts';
import { systemClock } from '../services/clock.ts';
import { createRandomIds } from '../services/ids.ts';
import { createLog } from '../services/log.ts';
import { openStore } from '../store/openStore.ts';

const USAGE = `npm run admin -- VERB
  password                                       asks for a password and prints its hash for ADMIN_PASSWORD_HASH
  invite --name NAME --role owner|front_desk     prints a link that admits one person
  invite --name NAME --role doctor --doctor ID   the same for a doctor, who sees their own patients
  list                                           who is on the list
  revoke --id CHAT_ID                            takes somebody off it at once
  unlock --id CHAT_ID                            forgets the wrong passwords of an id
With the embedded store the product must not be running: it alone may hold the data directory.
`;

interface Options {
  readonly name: string | undefined;
  readonly role: AdminRole | undefined;
  readonly doctor: string | undefined;
  readonly id: string | undefined;
}

interface Place {
  readonly store: Store;
  readonly config: Config;
  readonly options: Options;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

class UsageFault extends Error {}

const VERBS: Readonly<Record<string, (place: Place) => Promise<void>>> = {
  async invite({ store, config, options: { name, role, doctor } }) {
    if (name === undefined || role === undefined) throw new UsageFault('--name and --role are needed');
    const doctors = await store.read((tables) => tables.doctors.list());
    const doctorId = role === 'doctor' ? doctors.find(({ id }) => id === doctor)?.id : null;
    if (doctorId === undefined)
      throw new UsageFault(`--doctor is one of: ${doctors.map(({ id }) => id).join(', ')}`);
    const botName = await staffBotName(config);
    const world = { store, clock: systemClock, ids: createRandomIds(systemClock) };
    const { token } = await invite(world, { name, role, doctorId: doctorId satisfies DoctorId | null });
    say(`Send ${name} this link:\n\n  ${invitationLink(botName, token)}\n`);
    say(
      `It admits whoever opens it first, once, within ${ADMIN_POLICY.invitationHours} hours; the password is asked for then.`,
    );
  },
  async list({ store }) {
    const admins = await store.read((tables) => tables.admins.list());
    if (admins.length === 0) say('Nobody is on the list yet.');
    for (const { chatId, name, role, isRevoked, sessionUntil } of admins) {
      const signedIn = sessionUntil === null ? 'signed out' : 'signed in';
      const standing = isRevoked ? 'revoked' : signedIn;
      say(`${chatId.padEnd(14)} ${role.padEnd(11)} ${standing.padEnd(11)} ${name}`);
    }
  },
  async revoke({ store, options: { id } }) {
    if (id === undefined) throw new UsageFault('--id is needed');
    const world = { clock: systemClock, ids: createRandomIds(systemClock) };
    const done = await store.transact((tables) => revoke({ world, tables }, id, 'system'));
    say(done ? 'Revoked.' : 'Nobody on the list has that id.');
  },
  async unlock({ store, options: { id } }) {
    if (id === undefined) throw new UsageFault('--id is needed');
    await store.transact((tables) => tables.passwordFailures.forget(id));
    say('The wrong passwords of that id are forgotten.');
  },
};

/** As Telegram tells it: a link with another name in it would lead to a stranger's bot. */
async function staffBotName({ TELEGRAM_ADMIN_BOT_TOKEN: token, TELEGRAM_API_ROOT }: Config): Promise<string> {
  if (token === undefined)
    throw new UsageFault('TELEGRAM_ADMIN_BOT_TOKEN is not set: there is no bot to invite to');
  const name = await botNameAt({ token, apiRoot: TELEGRAM_API_ROOT });
  if (name === null)
    throw new Error(
      'Telegram does not tell the name of the staff bot: is the token right, and is there a way to the internet?',
    );
  return name;
}

async function main(): Promise<void> {
  const { verb, options } = readOptions();
  if (verb === 'password') return printHash();
  const run = VERBS[verb];
  if (run === undefined) throw new UsageFault('no such verb');
  const config = loadConfig();
  if (!config.ok) throw new UsageFault(explainFaults(config.refusal));
  const { DATABASE_URL: databaseUrl = null, DATA_DIR: dataDir } = config.value;
  const store = await openStore({ databaseUrl, dataDir, log: createLog({ level: 'silent' }) });
  try {
    await run({ store, config: config.value, options });
  } finally {
    await store.close();
  }
}

function readOptions(): { verb: string; options: Options } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      role: { type: 'string' },
      doctor: { type: 'string' },
      id: { type: 'string' },
    },
  });
  const { name, doctor, id } = values;
  const role = ADMIN_ROLES.find((one) => one === values.role);
  return { verb: positionals[0] ?? '', options: { name, doctor, id, role } };
}

/** From the terminal or from standard input, never from the command line, which other users of the machine can read. */
async function printHash(): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const password = (await terminal.question('Password of the staff bot: ')).trim();
  terminal.close();
  if ([...password].length < SHORTEST_PASSWORD)
    throw new UsageFault(`a password has at least ${SHORTEST_PASSWORD} letters`);
  say(`ADMIN_PASSWORD_HASH=${await hashPassword(password)}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown fault'}\n`);
  if (error instanceof UsageFault) process.stderr.write(`\n${USAGE}`);
  process.exitCode = 2;
});
