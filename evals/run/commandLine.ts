/** Reads the command line of `npm run evals` into a run order. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { CHANNELS, type Channel } from '../scenario/scenario.ts';
import type { Arm, RunOrder } from './runOrder.ts';

const USAGE = `npm run evals -- [options] [scenario or folder ...]
  --reader menus,deterministic,gemini   who reads (deterministic, and the recordings for what it cannot do)
  --model a,b           models of the gemini reader
  --prompt file,file    prompts in place of prompts/receptionist.md, each an arm of its own
  --channel telegram,whatsapp   all patients write there, an arm each (where each scenario says)
  --trials k            how often each scenario is played (1)
  --tags a,b            only scenarios with one of these tags
  --failed              only what did not pass in the last run
  --budget rupees       the gemini reader stops when so much is spent (50)
  --record              keep what the model answers: of the service with a key, else of the stand-in by the scenarios
  --caller gemini       Gemini is the patient, too (needs a key)
  --judges              tone and language are judged by Gemini (needs a key)
  --strict              a recording that does not fit any more ends the run with 1, too
  --update-baseline     what comes out is the new baseline
The key is GEMINI_API_KEY; GEMINI_BASE_URL and GEMINI_MODEL are read as by the product.
`;

export interface Environment {
  readonly geminiApiKey: string | undefined;
  readonly geminiBaseUrl: string;
  readonly geminiModel: string;
}

export interface CommandLine {
  readonly order: RunOrder;
  readonly onlyFailed: boolean;
  readonly updateBaseline: boolean;
  readonly isStrict: boolean;
}

/** The order, or a sentence about what is wrong with the arguments. */
export function readCommandLine(args: readonly string[], environment: Environment): CommandLine | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return `${error instanceof Error ? error.message : 'unknown option'}\n${USAGE}`;
  }
  const { values, positionals } = parsed;
  const fault = faultIn(values, environment);
  if (fault !== null) return `${fault}\n${USAGE}`;
  const { geminiApiKey: apiKey, geminiBaseUrl: baseUrl } = environment;
  return {
    onlyFailed: values.failed,
    isStrict: values.strict,
    updateBaseline: values['update-baseline'],
    order: {
      arms: armsOf(values, environment),
      trials: Number(values.trials),
      only:
        positionals.length === 0
          ? null
          : positionals.map((name) => name.replace(/^.*scenarios\//, '').replace(/\.yaml$/, '')),
      tags: list(values.tags),
      record: values.record,
      caller: values.caller === 'gemini' ? 'gemini' : 'scripted',
      judges: values.judges,
      budgetRupees: Number(values.budget),
      gemini: apiKey === undefined ? null : { apiKey, baseUrl },
    },
  };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      reader: { type: 'string', default: 'deterministic' },
      model: { type: 'string' },
      prompt: { type: 'string' },
      channel: { type: 'string' },
      trials: { type: 'string', default: '1' },
      tags: { type: 'string' },
      failed: { type: 'boolean', default: false },
      budget: { type: 'string', default: '50' },
      record: { type: 'boolean', default: false },
      caller: { type: 'string', default: 'scripted' },
      judges: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
      'update-baseline': { type: 'boolean', default: false },
    },
  });

type Values = ReturnType<typeof parse>['values'];

const READERS: readonly string[] = ['menus', 'deterministic', 'gemini'];

function faultIn(values: Values, { geminiApiKey }: Environment): string | null {
  const readers = list(values.reader);
  const unknown = readers.find((reader) => !READERS.includes(reader));
  if (unknown !== undefined) return `--reader ${unknown}: there are ${READERS.join(', ')}`;
  const channel = list(values.channel).find((name) => !isChannel(name));
  if (channel !== undefined) return `--channel ${channel}: there are ${CHANNELS.join(', ')}`;
  if (!/^[1-9]\d?$/.test(values.trials)) return '--trials is a number from 1 to 99';
  if (!(Number(values.budget) > 0)) return '--budget is an amount in rupees';
  if (values.caller !== 'scripted' && values.caller !== 'gemini') return '--caller is scripted or gemini';
  const wantsKey = values.caller === 'gemini' || values.judges || readers.includes('gemini');
  return wantsKey && geminiApiKey === undefined ? 'that needs GEMINI_API_KEY' : null;
}

const isChannel = (name: string): name is Channel => (CHANNELS as readonly string[]).includes(name);

/** Each reader on each channel that was named; recordings hold what was said where the scenario is at home. */
function armsOf(values: Values, environment: Environment): Arm[] {
  const arms = armsOfReaders(values, environment);
  const channels = list(values.channel).filter(isChannel);
  if (channels.length === 0) return arms;
  return channels.flatMap((channel) =>
    arms
      .filter(({ reader }) => reader !== 'recorded')
      .map((arm) => ({ ...arm, id: `${arm.id} on ${channel}`, channel })),
  );
}

/** What the deterministic reader cannot do is played with the recordings, in an arm of its own. */
function armsOfReaders(values: Values, { geminiModel }: Environment): Arm[] {
  const prompts = list(values.prompt).map((file) => ({
    name: basename(file),
    text: readFileSync(file, 'utf8'),
  }));
  const models = list(values.model ?? geminiModel);
  return list(values.reader).flatMap((reader): Arm[] => {
    if (reader === 'menus') return [{ id: reader, reader, model: geminiModel, prompt: null, channel: null }];
    if (reader === 'gemini')
      return models.flatMap((model) =>
        (prompts.length === 0 ? [null] : prompts).map((prompt) => ({
          id: ['gemini', model, ...(prompt === null ? [] : [prompt.name])].join(' '),
          reader,
          model,
          prompt,
          channel: null,
        })),
      );
    return [
      { id: 'deterministic', reader: 'deterministic', model: geminiModel, prompt: null, channel: null },
      ...(prompts.length === 0 ? [null] : prompts).map((prompt) => ({
        id: ['recorded', ...(prompt === null ? [] : [prompt.name])].join(' '),
        reader: 'recorded' as const,
        model: geminiModel,
        prompt,
        channel: null,
      })),
    ];
  });
}

const list = (value: string | undefined): string[] =>
  value === undefined
    ? []
    : value
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
