/**
 * Trains the second opinion on intents from the lines in `intents/` and writes its weights into `src/understanding/intents/opinion/weights.ts`.
 * Run: node --import tsx evals/understanding/trainIntents.ts. With `--without FILE` the lines of FILE are left out and scored instead, and nothing is written.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConversationState } from '../../src/domain/conversation/states.ts';
import { createChance } from '../../src/testing/chance.ts';
import { PLACES, signsOf } from '../../src/understanding/intents/opinion/signsOf.ts';
import { ideasOf } from '../../src/understanding/intents/readWishes.ts';
import { prepareMessage } from '../../src/understanding/message.ts';
import { INTENTS, type Intent } from '../../src/understanding/reading.ts';
import { TEST_CONTEXT } from '../../src/understanding/testing/readFor.ts';
import { understand } from '../../src/understanding/understand.ts';
import { sayPatterns } from './sayPatterns.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const WEIGHTS_FILE = join(HERE, '../../src/understanding/intents/opinion/weights.ts');
/** Only ever scored. */
const SEALED = 'sealed.jsonl';

interface Row {
  readonly text: string;
  readonly intent: Intent;
  readonly state?: ConversationState;
}

interface Example {
  readonly places: readonly number[];
  readonly wanted: number;
}

const KINDS = INTENTS.length;
/** How often each pattern is said. */
const WAYS = 8;
const ROUNDS = 12;
const PACE = 0.5;
const SHRINKING = 1e-4;
/** A sign that came once teaches a line by heart. */
const FEWEST_LINES = 2;

function rowsOf(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

function exampleOf({ text, intent, state }: Row): Example {
  const context = { ...TEST_CONTEXT, ...(state === undefined ? {} : { state }) };
  const message = prepareMessage(text, context);
  const details = understand(text, context);
  return {
    places: signsOf(message, details, ideasOf(message, details)),
    wanted: INTENTS.indexOf(intent),
  };
}

/** Multinomial logistic regression with a step of its own for each weight (AdaGrad); the same lines give the same weights. */
class Weights {
  readonly values = new Float64Array(PLACES * KINDS);
  readonly base = new Float64Array(KINDS);
  readonly #squares = new Float64Array(PLACES * KINDS).fill(0.1);
  readonly #baseSquares = new Float64Array(KINDS).fill(0.01);
  readonly #lines = new Uint16Array(PLACES);

  constructor(examples: readonly Example[]) {
    for (const { places } of examples) for (const place of new Set(places)) this.#count(place);
  }

  #count(place: number): void {
    this.#lines[place] = (this.#lines[place] ?? 0) + 1;
  }

  #isKnown(place: number): boolean {
    return (this.#lines[place] ?? 0) >= FEWEST_LINES;
  }

  chances(places: readonly number[]): Float64Array {
    const sums = Float64Array.from(this.base);
    const share = 1 / Math.sqrt(Math.max(1, places.length));
    for (const place of places)
      for (let kind = 0; kind < KINDS; kind += 1)
        sums[kind] = (sums[kind] ?? 0) + (this.values[place * KINDS + kind] ?? 0) * share;
    const most = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - most));
    const whole = powers.reduce((sum, power) => sum + power, 0);
    return powers.map((power) => power / whole);
  }

  learn({ places, wanted }: Example): void {
    const errors = this.chances(places);
    errors[wanted] = (errors[wanted] ?? 0) - 1;
    const share = 1 / Math.sqrt(Math.max(1, places.length));
    for (let kind = 0; kind < KINDS; kind += 1)
      step({ values: this.base, squares: this.#baseSquares }, kind, errors[kind] ?? 0);
    for (const place of places) {
      if (!this.#isKnown(place)) continue;
      for (let kind = 0; kind < KINDS; kind += 1) {
        const at = place * KINDS + kind;
        step(
          { values: this.values, squares: this.#squares },
          at,
          (errors[kind] ?? 0) * share + SHRINKING * (this.values[at] ?? 0),
        );
      }
    }
  }
}

interface Steps {
  readonly values: Float64Array;
  /** How far each has moved so far: what has moved often moves less. */
  readonly squares: Float64Array;
}

function step({ values, squares }: Steps, at: number, slope: number): void {
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  values[at] = (values[at] ?? 0) - (PACE * slope) / Math.sqrt(square);
}

function train(examples: readonly Example[]): Weights {
  const weights = new Weights(examples);
  const chance = createChance(7);
  const order = examples.map((_, at) => at);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = chance.below(at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (example !== undefined) weights.learn(example);
    }
  }
  return weights;
}

/** One byte a weight; `scale` is what a step of the byte is worth. */
function write(weights: Weights): void {
  const most = weights.values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const scale = Math.max(most, ...weights.base.map(Math.abs)) / 127;
  const bytes = new Int8Array((PLACES + 1) * KINDS);
  [...weights.base, ...weights.values].forEach((value, at) => {
    bytes[at] = Math.round(value / scale);
  });
  writeFileSync(
    WEIGHTS_FILE,
    `/** Written by evals/understanding/trainIntents.ts: one signed byte for each intent at each place, the first row being what is there before any sign; read by secondOpinion. */
export const SCALE = ${scale.toPrecision(6)};
// biome-ignore format: one long line of data
export const WEIGHTS = '${Buffer.from(bytes.buffer).toString('base64')}';
`,
  );
}

function main(): void {
  const without = process.argv[2] === '--without' ? (process.argv[3] ?? '') : null;
  const files = readdirSync(join(HERE, 'intents')).filter(
    (file) => file.endsWith('.jsonl') && file !== SEALED && file !== without,
  );
  const rows = files.flatMap((file) => rowsOf(join(HERE, 'intents', file)));
  const said = sayPatterns(WAYS);
  const weights = train([...said, ...rows].map(exampleOf));
  if (without === null) {
    write(weights);
    process.stdout.write(
      `${String(rows.length)} lines of ${String(files.length)} files and ${String(said.length)} said patterns learned\n`,
    );
    return;
  }
  const scored = rowsOf(without).map(exampleOf);
  const right = scored.filter(({ places, wanted }) => {
    const chances = weights.chances(places);
    return chances.indexOf(Math.max(...chances)) === wanted;
  }).length;
  process.stdout.write(
    `alone: ${String(right)} of ${String(scored.length)}, ${((100 * right) / scored.length).toFixed(1)} %\n`,
  );
}

main();
