/** What is handed to the people who run it: each figure that the dashboard and the alerts ask for is one that the product has, and each lamp and alert has its line in the runbook. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Product, startProduct } from '../compose.ts';
import { readConfig } from '../config.ts';
import { ROOT } from './repository.ts';

let dataDir: string;
let product: Product;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'clinic-deploy-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  if (!config.ok) throw new Error('the sandbox needs no configuration');
  product = await startProduct(config.value);
}, 60_000);

afterAll(async () => {
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const fileOf = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

interface Alerts {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}

const alerts = async () =>
  (parse(await fileOf('deploy/alerts.yml')) as Alerts).groups.flatMap(({ rules }) => rules);

async function expressions(): Promise<readonly string[]> {
  const dashboard = await fileOf('deploy/grafana-dashboard.json');
  const shown = [...dashboard.matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(([, expr]) => expr ?? '');
  return [...shown, ...(await alerts()).map(({ expr }) => expr)];
}

/** Names of metrics, with those that a histogram adds to its own. */
async function metricNames(): Promise<ReadonlySet<string>> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const names = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', kind]) =>
    kind === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  return new Set(names);
}

it('dashboard and alerts ask for figures that the product has', async () => {
  const known = await metricNames();
  const asked = (await expressions()).flatMap(
    (expr) => expr.match(/\b(?:frontdesk|nodejs|process)_\w+/g) ?? [],
  );
  expect(asked.length).toBeGreaterThan(25);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
});

it('every figure of our own is on the dashboard or in an alert', async () => {
  const asked = (await expressions()).join('\n');
  const ours = [...(await metricNames())].filter((name) =>
    /^frontdesk_.*(?<!_bucket|_sum|_count)$/.test(name),
  );
  expect(ours.filter((name) => !asked.includes(name))).toEqual(['frontdesk_inbox_waiting']);
});

it('each alert and each lamp has its line in the runbook', async () => {
  const runbook = await fileOf('docs/operations.md');
  const { lamps } = (await (await fetch(`${product.url}/readyz`)).json()) as { lamps: object };
  const wanted = [...(await alerts()).map(({ alert }) => alert), ...Object.keys(lamps)];
  expect(Object.keys(lamps)).toEqual(['store', 'outbox', 'telegram', 'sheet', 'whatsapp', 'gemini']);
  expect(wanted.filter((name) => !runbook.includes(`\n| ${name} |`))).toEqual([]);
});
