/** A process that seals the session over and over until it is killed, or dies at a named point; the test of killed seals starts it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quietLog } from '../../services/recordingLog.ts';
import { armCrashPoints } from '../../types/crashPoint.ts';
import { createSessionVault } from '../../whatsapp/web/sessionVault.ts';

const [folder = '', profileDir = '', point = ''] = process.argv.slice(2);
const vault = createSessionVault({ folder, profileDir, key: Buffer.alloc(32, 7), log: quietLog });

armCrashPoints((reached) => {
  if (reached === point) process.kill(process.pid, 'SIGKILL');
});

for (let seal = 1; ; seal += 1) {
  await writeFile(join(profileDir, 'Default', 'IndexedDB', 'device'), `seal ${seal}`);
  process.stdout.write(`${seal}\n`);
  await vault.seal();
}
