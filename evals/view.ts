/** `npm run evals:view [run] [--no-browser]`: serves the report of a run (the last when none is named) on this machine, until it is stopped. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compareRuns } from './report/compare.ts';
import { renderIndex } from './report/page/renderIndex.ts';
import { renderScenario } from './report/page/renderScenario.ts';
import { readRun, runIds } from './report/runFile.ts';

/** Nothing but the page itself: a report shows what patients wrote. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
};

const named = process.argv[2];
const id = named ?? runIds().at(-1);
if (id === undefined) {
  process.stderr.write('no run is kept; `npm run evals` makes one\n');
  process.exitCode = 2;
} else serve(id);

function serve(runId: string): void {
  const run = readRun(runId);
  const before = runIds()
    .filter((one) => one < runId)
    .at(-1);
  const changes = before === undefined ? [] : compareRuns(readRun(before).summary, run.summary);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://report').pathname);
    const [, arm, scenario] = /^\/arm\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const plays = run.plays.filter((played) => played.arm === arm && played.scenario.id === scenario);
    const isKnown = path === '/' || plays.length > 0;
    response.writeHead(isKnown ? 200 : 404, HEADERS);
    response.end(
      path === '/' ? renderIndex(run, { before: before ?? null, changes }) : renderScenario(run, plays),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`the report of ${runId}: http://127.0.0.1:${port}/ (Ctrl-C ends it)\n`);
  });
}
