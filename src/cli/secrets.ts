/** `npm run secrets -- VERB`: seals the secrets of `.env`, opens them, gives them a new key, and gives the reports a new DATA_KEY. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { forgetNextKey, rekeyReports } from '../compose/rekeyReports.ts';
import { VARIABLES } from '../config/variables.ts';
import { type Config, explainFaults, loadConfig, readEnvironment } from '../config.ts';
import { writeDurably } from '../services/durableFile.ts';
import { type Changes, changeEnvFile } from './setup/envFile.ts';

const USE = `npm run secrets -- VERB
  encrypt   seals every secret of .env; the key goes to .env.keys, which is never copied beside it
  decrypt   writes them plainly again
  rotate    gives them a new key; the former one goes to .env.keys.old
  data-key  makes a new DATA_KEY and seals every report and the WhatsApp session with it; stop the product before`;

const ENV_FILE = '.env';
const KEYS_FILE = '.env.keys';

const VERBS: Readonly<Record<string, () => Promise<string>>> = {
  encrypt: () => seal(secretsIn()),
  decrypt: () => open(secretsIn()),
  async rotate() {
    const secrets = secretsIn();
    await copyFile(KEYS_FILE, `${KEYS_FILE}.old`).catch(() => undefined);
    return seal(secrets, 'new');
  },
  async 'data-key'() {
    const config = configNow();
    const { files, isSessionKept, key } = await rekeyReports(config, randomBytes(32));
    const what = `${files} reports${isSessionKept ? ' and the WhatsApp session' : ''} are sealed with a new key`;
    if (config.DATA_KEY === undefined) return `${what}, which is kept in ${config.DATA_DIR}.`;
    const isSealed = (await readFile(ENV_FILE, 'utf8')).includes('encrypted:');
    await changeEnvFile(ENV_FILE, { DATA_KEY: key });
    if (isSealed) await seal({ DATA_KEY: key });
    await forgetNextKey(config);
    return `${what}, which is DATA_KEY in .env now. Keep the former key as long as its backups.`;
  },
};

function configNow(): Config {
  const config = loadConfig(ENV_FILE);
  if (!config.ok) throw new Error(explainFaults(config.refusal));
  return config.value;
}

/** Of the file, not of the environment: names that the table calls secret. */
function secretsIn(): Changes {
  const environment = readEnvironment(ENV_FILE);
  if (!environment.ok) throw new Error(explainFaults(environment.refusal));
  const names = Object.entries(VARIABLES).flatMap(([name, variable]) => ('secret' in variable ? [name] : []));
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment.value[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** In a folder beside, and moved into place when all of it is sealed: a run that is cut off leaves the plain file as it was. */
async function seal(secrets: Changes, key: 'present' | 'new' = 'present'): Promise<string> {
  const dotenvx = createRequire(import.meta.url)('@dotenvx/dotenvx') as typeof import('@dotenvx/dotenvx');
  const aside = await mkdtemp('.sealing-');
  const [env, keys] = [join(aside, ENV_FILE), join(aside, KEYS_FILE)];
  try {
    await copyFile(ENV_FILE, env);
    if (key === 'present') await copyFile(KEYS_FILE, keys).catch(() => undefined);
    // What stands there plainly with the same value would be left as it is.
    const emptied = Object.fromEntries(Object.keys(secrets).map((name) => [name, '']));
    await changeEnvFile(env, key === 'present' ? emptied : { ...emptied, DOTENV_PUBLIC_KEY: '' });
    for (const [name, value] of Object.entries(secrets))
      await dotenvx.set(name, value, { path: env, envKeysFile: keys });
    await writeDurably(KEYS_FILE, await readFile(keys));
    await writeDurably(ENV_FILE, await readFile(env));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return `${Object.keys(secrets).length} secrets of ${ENV_FILE} are sealed. ${KEYS_FILE} opens them: keep it apart, or give its key as DOTENV_PRIVATE_KEY.`;
}

async function open(secrets: Changes): Promise<string> {
  await changeEnvFile(ENV_FILE, { ...secrets, DOTENV_PUBLIC_KEY: '' });
  return `${Object.keys(secrets).length} secrets of ${ENV_FILE} are written plainly.`;
}

async function main(): Promise<void> {
  const run = VERBS[process.argv[2] ?? ''];
  if (run === undefined) {
    process.stderr.write(`${USE}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(`${await run()}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exitCode = 1;
});
