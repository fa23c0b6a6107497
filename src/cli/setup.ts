/** `npm run setup [-- SECTION]`: a first configuration by questions, each key tried as it is entered; run again, it changes only what is asked. */
import { intro, log, outro } from '@clack/prompts';
import { type Config, explainFaults, readConfig, readEnvironment } from '../config.ts';
import { createLog } from '../services/log.ts';
import { openStore } from '../store/openStore.ts';
import { askYes, SetupLeft, tryLive } from './setup/ask.ts';
import { CLINIC_SECTIONS, type ClinicSection } from './setup/clinicSections.ts';
import { changeEnvFile } from './setup/envFile.ts';
import { type Environment, KEY_SECTIONS, type KeySection } from './setup/keySections.ts';

const ENV_FILE = '.env';
const NAMES = [...KEY_SECTIONS, ...CLINIC_SECTIONS].map(({ name }) => name);

async function main(): Promise<void> {
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const unknown = asked.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0)
    throw new Error(`there is no part ${unknown.join(', ')}: it is one of ${NAMES.join(', ')}`);
  intro('Clinic Frontdesk: first configuration');
  for (const section of KEY_SECTIONS) await goThroughKeys(section, asked);
  await goThroughClinic(asked);
  outro('Done. npm run doctor goes through the whole checklist; npm start starts.');
}

/** A part that was named is gone through; with none named, each is offered. */
const isWanted = async ({ name, title }: { name: string; title: string }, asked: readonly string[]) =>
  asked.length > 0 ? asked.includes(name) : askYes(`${title}: set it up now?`, true);

async function goThroughKeys(section: KeySection, asked: readonly string[]): Promise<void> {
  if (!(await isWanted(section, asked))) return;
  const changes = await section.ask(presentEnvironment());
  await changeEnvFile(ENV_FILE, changes);
  log.info(
    `Written to ${ENV_FILE}, which nobody else on this machine can read: ${Object.keys(changes).join(', ')}.`,
  );
  const next = await section.next?.(presentConfig());
  if (next != null) log.step(next);
}

async function goThroughClinic(asked: readonly string[]): Promise<void> {
  const wanted: ClinicSection[] = [];
  for (const section of CLINIC_SECTIONS) if (await isWanted(section, asked)) wanted.push(section);
  if (wanted.length === 0) return;
  const config = presentConfig();
  const store = await openStore({
    databaseUrl: config.DATABASE_URL ?? null,
    dataDir: config.DATA_DIR,
    log: createLog({ level: 'silent' }),
  });
  try {
    const adminBot = wanted.some(({ name }) => name === 'first-admin') ? await adminBotName() : null;
    for (const section of wanted) await section.ask({ store, timeZone: config.CLINIC_TIME_ZONE, adminBot });
  } finally {
    await store.close();
  }
}

/** Null where Telegram does not tell it: then there is no link to print. */
async function adminBotName(): Promise<string | null> {
  const lines = await tryLive(['admin bot'], presentEnvironment());
  return /@(\w+)/.exec(lines.find(({ standing }) => standing === 'ok')?.what ?? '')?.[1] ?? null;
}

function presentEnvironment(): Environment {
  const environment = readEnvironment(ENV_FILE);
  if (!environment.ok)
    throw new Error(`the file ${ENV_FILE} cannot be read:\n${explainFaults(environment.refusal)}`);
  return environment.value;
}

function presentConfig(): Config {
  const config = readConfig(presentEnvironment());
  if (!config.ok) throw new Error(`the configuration has faults:\n${explainFaults(config.refusal)}`);
  return config.value;
}

main().catch((error: unknown) => {
  if (error instanceof SetupLeft) outro('Left. What was written stays; run it again at any time.');
  else process.stderr.write(`${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exitCode = 1;
});
