/** Values of the file of variables that dotenvx has sealed, opened with the key beside it or in the environment; strictly: one that stays sealed is a fault, never a value. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';

const SEALED = /=\s*["']?encrypted:/;

export interface OpenedEnv {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Names of variables that could not be opened. */
  readonly stillSealed: readonly string[];
}

/** A file without a sealed value costs nothing: the package is loaded for one that has some. */
export function openSealed(text: string, envFile: string, privateKey: string | undefined): OpenedEnv {
  if (!SEALED.test(text)) return { values: parseEnv(text), stillSealed: [] };
  const { parse } = createRequire(import.meta.url)('@dotenvx/dotenvx') as typeof import('@dotenvx/dotenvx');
  const key = privateKey ?? keyBeside(envFile);
  const values = parse(text, { processEnv: {}, ...(key === undefined ? {} : { privateKey: key }) });
  const stillSealed = Object.keys(values).filter((name) => values[name]?.startsWith('encrypted:') === true);
  return { values, stillSealed };
}

/** What dotenvx writes beside the file. */
function keyBeside(envFile: string): string | undefined {
  const path = join(dirname(envFile), '.env.keys');
  if (!existsSync(path)) return undefined;
  return parseEnv(readFileSync(path, 'utf8'))['DOTENV_PRIVATE_KEY'];
}
