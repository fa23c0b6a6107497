/** Sends every adversarial string in every state and prints what went wrong: `node --import tsx evals/adversarial/playAdversarial.ts DATA_FOLDER`. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONVERSATION_STATES } from '../../src/domain/conversation/states.ts';
import { playStrings } from './playStrings.ts';
import { FILES, readStrings } from './readStrings.ts';

const USAGE = `node --import tsx evals/adversarial/playAdversarial.ts DATA_FOLDER [--limit N]
  --limit N  only the first N strings
`;

const write = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { limit: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const strings = FILES.flatMap((file) => readStrings(join(folder, file))).slice(
    0,
    Number(values.limit ?? Number.POSITIVE_INFINITY),
  );
  const { sent, faults } = await playStrings(strings);
  for (const { kind, state, id } of faults) write(`${kind}\t${state}\t${id}`);
  write(
    `\n${strings.length} strings in ${CONVERSATION_STATES.length} states: ${sent} messages, ${faults.length} faults`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exitCode = 1;
});
