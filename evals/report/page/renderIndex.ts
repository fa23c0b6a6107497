/** The report's first page: what a run comes to, what changed since the one before, and every scenario with a link to its play. */
import type { Change } from '../compare.ts';
import type { RunFile } from '../runFile.ts';
import { byTag, meanPassHatK, type ScenarioSummary } from '../summary.ts';
import { type Html, html, page } from './html.ts';

export function renderIndex(
  run: RunFile,
  compared: { readonly before: string | null; readonly changes: readonly Change[] },
): string {
  const arms = [...new Set(run.summary.map(({ arm }) => arm))];
  const good = run.summary.filter(({ verdict }) => verdict === 'passed').length;
  return page(
    `Evals ${run.id}`,
    html`<main><h1>Evals, ${run.id}</h1>
    <p class="dim">${good} of ${run.summary.length} scenarios pass every trial · ${run.plays.length} plays in ${run.seconds.toFixed(1)} s · npm run evals ${run.arguments.join(' ')}</p>
    ${changesOf(compared)}
    ${arms.map((arm) => armOf(run, arm))}
    ${leftOutOf(run)}</main>`,
  );
}

function changesOf({ before, changes }: { before: string | null; changes: readonly Change[] }): Html {
  if (before === null) return html``;
  const rows = changes.map(
    ({ kind, arm, scenario, what }) =>
      html`<tr><td class="${kind === 'regression' ? 'bad' : 'dim'}">${kind}</td><td>${linkTo(arm, scenario)}</td><td>${what}</td></tr>`,
  );
  return html`<h2>Since ${before}</h2>${rows.length === 0 ? html`<p class="dim">No scenario changed.</p>` : html`<table>${rows}</table>`}`;
}

function armOf(run: RunFile, arm: string): Html {
  const rows = run.summary.filter((row) => row.arm === arm);
  const worstFirst = rows.toSorted(
    (left, right) => Number(left.verdict === 'passed') - Number(right.verdict === 'passed'),
  );
  return html`<h2>${arm}</h2>
    <details class="card"><summary>By tag</summary><table><tr><th>tag</th><th>scenarios</th><th>pass^1</th></tr>${[...byTag(rows)].map(([tag, own]) => tagRow(tag, own))}</table></details>
    <table><tr><th>scenario</th><th>purpose</th><th>trials</th><th>what failed</th></tr>${worstFirst.map((row) => scenarioRow(run, row))}</table>`;
}

function tagRow(tag: string, rows: readonly ScenarioSummary[]): Html {
  const chance = meanPassHatK(rows, 1);
  return html`<tr><td>${tag}</td><td class="number">${rows.length}</td><td class="number">${chance === null ? '–' : `${(chance * 100).toFixed(1)} %`}</td></tr>`;
}

function scenarioRow(run: RunFile, row: ScenarioSummary): Html {
  const played = run.plays.find((one) => one.arm === row.arm && one.scenario.id === row.scenario);
  const isGood = row.verdict === 'passed';
  return html`<tr><td>${linkTo(row.arm, row.scenario)}</td><td>${played?.scenario.purpose ?? ''}${row.stale === null ? null : html`<div class="warn">${row.stale}</div>`}</td>
    <td class="trials ${isGood ? 'good' : 'bad'}">${row.verdict === 'error' ? 'error' : `${row.passed} of ${row.trials}`}</td><td class="bad">${row.failedChecks.join(', ')}</td></tr>`;
}

const leftOutOf = ({ leftOut }: RunFile): Html =>
  leftOut.length === 0
    ? html``
    : html`<h2>Not for this reader</h2><table>${leftOut.map(({ arm, scenario, why }) => html`<tr><td>${arm}</td><td>${scenario}</td><td>${why}</td></tr>`)}</table>`;

const linkTo = (arm: string, scenario: string): Html =>
  html`<a href="/arm/${encodeURIComponent(arm)}/${scenario}">${scenario}</a>`;
