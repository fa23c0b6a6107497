/** What the doctor asks of the machine: Node, disk, the file of secrets, the clock, fonts. */
import { constants } from 'node:fs';
import { access, chmod, mkdir, readFile, stat, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Check, fault, fine, off, warning } from './check.ts';

const LEAST_FREE_BYTES = 500 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** Payment links and signatures depend on the time; a minute more or less shows to nobody. */
const MOST_SKEW_MS = 60_000;
const requireHere = createRequire(import.meta.url);

/** As `engines` in package.json says. */
const isNodeFit = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 18) || (major === 22 && minor >= 12) || major > 22;
};

const node: Check = {
  name: 'node',
  why: 'The packages are tried on these versions alone.',
  look: async () =>
    isNodeFit(process.versions.node)
      ? fine(`Node ${process.versions.node}`)
      : fault(`Node ${process.versions.node} is too old`, 'Install Node 20.18 or newer, or 22.12 or newer.'),
};

const disk: Check = {
  name: 'disk',
  why: 'Messages are stored before they are acknowledged; a full disk stops the front desk.',
  async look({ config }) {
    try {
      await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 });
      await access(config.DATA_DIR, constants.W_OK);
      const { bavail, bsize } = await statfs(config.DATA_DIR);
      const free = bavail * bsize;
      const what = `${Math.floor(free / MEGABYTE)} MB free for ${config.DATA_DIR}/`;
      return free < LEAST_FREE_BYTES
        ? warning(what, 'Free some space, or move DATA_DIR to a larger disk.')
        : fine(what);
    } catch {
      return fault(
        `${config.DATA_DIR}/ cannot be written to`,
        'Let the user of this process own the folder, or set DATA_DIR to one that it owns.',
      );
    }
  },
};

const secretsFile: Check = {
  name: 'secrets file',
  why: 'Whoever reads it can write to your patients and move their money.',
  async look({ envFile }) {
    const found = await stat(envFile).catch(() => null);
    if (found === null)
      return off(`no ${envFile}: the environment alone counts`, 'npm run setup writes one.');
    if ((found.mode & 0o077) === 0) return fine(`${envFile} is its owner's alone`);
    return fault(`${envFile} can be read by others on this machine`, `Run: chmod 600 ${envFile}`);
  },
  async fix({ envFile }) {
    await chmod(envFile, 0o600);
    return `${envFile} is its owner's alone now`;
  },
};

const clock: Check = {
  name: 'clock',
  why: 'Payment links, holds and signatures go by the time.',
  async look({ config, clock: ours }) {
    const before = ours.now().getTime();
    const theirs = await timeAt(config.TELEGRAM_API_ROOT);
    if (theirs === null)
      return warning('no server told the time', 'Check the way to the internet; the other lines say more.');
    const skewMs = theirs - (before + ours.now().getTime()) / 2;
    // A server tells whole seconds.
    if (Math.abs(skewMs) < MOST_SKEW_MS) return fine('within a minute of the servers');
    const seconds = Math.round(Math.abs(skewMs) / 1000);
    return fault(
      `${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} the servers`,
      'Switch time synchronisation on: timedatectl set-ntp true.',
    );
  },
};

async function timeAt(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(8_000),
    });
    const told = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(told) ? null : told;
  } catch {
    return null;
  }
}

const FONTS = ['noto-sans', 'noto-sans-devanagari'];

const fonts: Check = {
  name: 'fonts',
  why: 'Receipts in Hindi are drawn with them.',
  async look() {
    const missing = FONTS.filter((name) => {
      try {
        requireHere.resolve(`@expo-google-fonts/${name}/package.json`);
        return false;
      } catch {
        return true;
      }
    });
    return missing.length === 0
      ? fine('Latin and Devanagari are there')
      : fault(`missing: ${missing.join(', ')}`, 'Run npm ci.');
  },
};

const secretsPlain: Check = {
  name: 'secrets at rest',
  why: 'A copied disk or a shared screen gives away what is written plainly.',
  async look({ envFile }) {
    const text = await readFile(envFile, 'utf8').catch(() => '');
    if (text === '') return off('no file of secrets', 'npm run setup writes one.');
    const isSealed = /=\s*"?encrypted:/.test(text);
    return isSealed
      ? fine('encrypted; the key is in .env.keys')
      : { standing: 'off', what: 'written plainly', mend: 'npm run secrets -- encrypt seals them.' };
  },
};

export const MACHINE_CHECKS: readonly Check[] = [node, disk, secretsFile, secretsPlain, clock, fonts];
