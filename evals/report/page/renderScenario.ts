/** The report's page of one scenario: for each trial its checks, wanted and found rows side by side, and the transcript with the turn's trace beside it. */
import type { TurnTrace } from '../../../src/app/turn/turnTrace.ts';
import type { HeardMessage, PlayTurn } from '../../play/record.ts';
import type { Played } from '../../run/played.ts';
import type { Check } from '../../score/check.ts';
import type { RunFile } from '../runFile.ts';
import { type Html, html, page } from './html.ts';

export function renderScenario(run: RunFile, plays: readonly Played[]): string {
  const [first] = plays;
  if (first === undefined)
    return page('Nothing', html`<main><p>No such play. <a href="/">Back</a></p></main>`);
  const { id, purpose, tags } = first.scenario;
  return page(
    id,
    html`<main><p><a href="/">← ${run.id}</a></p><h1>${id}</h1><p>${purpose}</p><p>${tags.map((tag) => html`<span class="tag">${tag}</span>`)}</p>
    ${plays.map(playOf)}</main>`,
  );
}

function playOf(played: Played): Html {
  const { trial, verdict, score, play, stale, judgements } = played;
  const { cost } = score;
  const failed = score.checks.filter((check) => !check.passed);
  return html`<details class="card" ${verdict === 'passed' && trial !== 1 ? null : html`open`}><summary>${trial === 0 ? 'Reference path' : `Trial ${trial}`}: <span class="${verdict === 'passed' ? 'good' : 'bad'}">${verdict}</span>
    <span class="dim">· ${cost.turns} messages${cost.repeats === 0 ? '' : `, ${cost.repeats} repeated`} · ${cost.toolCalls} calls, ${cost.wastedCalls} wasted · ${cost.modelCalls} model calls${cost.modelCalls === 0 ? '' : `, ${cost.inputTokens + cost.outputTokens} tokens, ₹${cost.rupees.toFixed(2)}`}</span></summary>
    ${play.trouble === null ? null : html`<p class="bad">${play.trouble.kind}: ${play.trouble.why}<br><span class="dim">at ${play.trouble.step}</span></p>`}
    ${stale === null ? null : html`<p class="warn">${stale}</p>`}
    ${judgements.map(({ judge, score: points, reason }) => html`<p>${judge}: ${points} of 5 <span class="dim">${reason}</span></p>`)}
    ${failed.length === 0 ? null : html`<h3 class="bad">Failed</h3>${failed.map(sideBySide)}`}
    <details><summary>All ${score.checks.length} checks</summary>${score.checks.map(sideBySide)}</details>
    <h3>Transcript</h3>${play.turns.map(turnOf)}</details>`;
}

const sideBySide = ({ group, name, passed, wanted, found }: Check): Html =>
  html`<div class="card"><b class="${passed ? 'good' : 'bad'}">${passed ? '✓' : '✗'} ${group}: ${name}</b>
    <div class="side"><div><span class="dim">wanted</span>${linesOf(wanted)}</div><div><span class="dim">found</span>${linesOf(found)}</div></div></div>`;

/** A row a paragraph. */
const linesOf = (text: string): readonly Html[] => text.split('\n').map((line) => html`<pre>${line}</pre>`);

const turnOf = (turn: PlayTurn): Html =>
  html`<div class="turn"><div>${didOf(turn)}${turn.heard.map(bubble)}${turn.elsewhere.map(({ by, heard }) => html`<div class="dim">to ${by}:</div>${heard.map(bubble)}`)}</div>
    <div><div class="dim">${turn.at} · ${turn.state} · ${turn.language} · ${turn.milliseconds.toFixed(0)} ms</div>${turn.traces.map(traceOf)}</div></div>`;

const didOf = ({ kind, did, by, isRepeat }: PlayTurn): Html =>
  kind === 'world'
    ? html`<div class="world">${did}</div>`
    : html`<div class="bubble patient"><span class="dim">${by}${isRepeat ? ', once more' : ''}</span><br>${did}</div>`;

const bubble = ({ text, choices, files }: HeardMessage): Html =>
  html`<div class="bubble">${text}${files.map((file) => html`<div class="dim">📎 ${file.name}</div>`)}${choices.length === 0 ? null : html`<div>${choices.map((choice) => html`<span class="choice">${choice}</span>`)}</div>`}</div>`;

const traceOf = ({ cause, reader, stateBefore, stateAfter, calls, model, outbox }: TurnTrace): Html =>
  html`<div class="card"><div class="dim">${cause} · read by ${reader} · ${stateBefore} → ${stateAfter}</div>
    ${calls.map(({ call, result }) => html`<div class="call">${call.tool}(${JSON.stringify(call.arguments)}) → <span class="${result === 'ok' ? 'good' : 'warn'}">${result}</span></div>`)}
    ${model === undefined ? null : html`<div class="call">${model.id}: ${model.calls} calls, ${model.inputTokens + model.outputTokens} tokens, ${model.outcome}, prompt ${model.promptHash}</div>`}
    <div class="dim">${outbox.join(', ')}</div></div>`;
