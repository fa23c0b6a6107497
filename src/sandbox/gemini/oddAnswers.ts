// Sandbox, Gemini: the odd answers of the real service that lie in `fixtures/` (sources in its README.md), ready to be scripted.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../httpServer.ts';
import type { CannedTurn } from './cannedTurn.ts';

export interface OddAnswer {
  /** The file's name without its ending. */
  readonly name: string;
  readonly turn: CannedTurn;
}

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));

/** All of them, or those of another folder of the same form. `{ "_sse": text }` and `{ "_not_json": true, "raw": text }` are served as that text. */
export function readOddAnswers(folder = FIXTURES): OddAnswer[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.json'.length),
      turn: turnOf(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as unknown),
    }));
}

function turnOf(content: unknown): CannedTurn {
  if (isRecord(content) && typeof content['_sse'] === 'string') return streamTurn(content['_sse']);
  if (isRecord(content) && content['_not_json'] === true)
    return { raw: String(content['raw']), contentType: 'application/json' };
  return { body: content };
}

/** Refused streams are no streams: the service answers them with an error's JSON. */
function streamTurn(text: string): CannedTurn {
  return text.startsWith('data:')
    ? { raw: text, contentType: 'text/event-stream' }
    : { body: JSON.parse(text) as unknown };
}
