/** `npm run doctor`: goes through the deployment checklist; exit 0 when nothing is at fault, 1 when something is. */
import { type CheckLine, checkDeployment } from '../compose/deploymentChecks.ts';
import { explainFaults, readEnvironment } from '../config.ts';
import { createLog } from '../services/log.ts';

const SIGNS = { ok: '✓', warning: '!', fault: '✗', off: '–' } as const;

async function main(): Promise<void> {
  const environment = readEnvironment();
  const lines = environment.ok
    ? await checkDeployment(environment.value, createLog({ level: 'silent' }))
    : unreadable(explainFaults(environment.refusal));
  process.stdout.write(
    process.argv.includes('--json') ? `${JSON.stringify(lines)}\n` : lines.map(asText).join(''),
  );
  process.exitCode = lines.some((line) => line.standing === 'fault') ? 1 : 0;
}

const unreadable = (what: string): readonly CheckLine[] => [
  {
    name: 'configuration',
    standing: 'fault',
    what,
    why: 'Nothing starts with a faulty configuration.',
    mend: 'Mend the lines of .env named here.',
  },
];

const asText = ({ name, standing, what, why, mend }: CheckLine): string =>
  `${SIGNS[standing]} ${name}: ${what}\n${standing === 'ok' ? '' : `    ${why}\n${mend === null ? '' : `    ${mend}\n`}`}`;

await main();
