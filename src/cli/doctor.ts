/** `npm run doctor`: goes through the deployment checklist. `--deep` with what takes long or costs money, `--fix` mends what is safe, `--json`. `--ledger` looks at the money alone. Exit 0: no fault; 1: a fault; 2: the file of variables cannot be read. */
import { type CheckLine, checkDeployment } from '../compose/checks/deploymentChecks.ts';
import { ledgerText, lookAtLedger } from '../compose/checks/ledgerReport.ts';
import { explainFaults, readEnvironment } from '../config.ts';
import { systemClock } from '../services/clock.ts';
import { createLog } from '../services/log.ts';

const SIGNS = { ok: '✓', warning: '!', fault: '✗', off: '–' } as const;

const has = (flag: string): boolean => process.argv.includes(flag);

async function main(): Promise<void> {
  const environment = readEnvironment();
  if (!environment.ok) {
    process.stderr.write(`The file of variables cannot be read:\n${explainFaults(environment.refusal)}\n`);
    process.exitCode = 2;
    return;
  }
  const asJson = has('--json');
  if (has('--ledger')) {
    const look = await lookAtLedger(environment.value, systemClock);
    process.stdout.write(asJson ? `${JSON.stringify(look)}\n` : ledgerText(look));
    process.exitCode = look.findings.length === 0 ? 0 : 1;
    return;
  }
  const lines = await checkDeployment({
    raw: environment.value,
    log: createLog({ level: 'silent' }),
    clock: systemClock,
    envFile: '.env',
    isDeep: has('--deep'),
    mayFix: has('--fix'),
    onLine: (line) => void (asJson || process.stdout.write(asText(line))),
  });
  process.stdout.write(asJson ? `${JSON.stringify(lines)}\n` : `\n${summaryOf(lines)}\n`);
  process.exitCode = lines.some((line) => line.standing === 'fault') ? 1 : 0;
}

function asText({ name, standing, what, why, mend, fixed }: CheckLine): string {
  const more = standing === 'ok' ? [] : [why, ...(mend === null ? [] : [mend])];
  const mended = fixed === undefined ? [] : [`Done: ${fixed}.`];
  return `${SIGNS[standing]} ${name}: ${what}\n${[...more, ...mended].map((line) => `    ${line}\n`).join('')}`;
}

function summaryOf(lines: readonly CheckLine[]): string {
  const count = (standing: CheckLine['standing']) =>
    lines.filter((line) => line.standing === standing).length;
  return `${count('ok')} well, ${count('warning')} to look at, ${count('fault')} at fault, ${count('off')} not configured.`;
}

await main();
