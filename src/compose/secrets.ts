/** Every secret of the configuration, for the log to cut out wherever it stands: what the table of variables calls secret, so that a new one is never forgotten. */

import { VARIABLES } from '../config/variables.ts';
import type { Config } from '../config.ts';

export const secretsOf = (config: Config): readonly string[] =>
  Object.entries(VARIABLES)
    .filter(([, variable]) => 'secret' in variable)
    .flatMap(([name]) => {
      const value = config[name as keyof typeof VARIABLES];
      return typeof value === 'string' ? [value, ...value.split(',').map((part) => part.trim())] : [];
    });
