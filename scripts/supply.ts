/** `npm run supply`: every package that the product ships with, its licence and whether it runs anything at install, from the lockfile; exit 1 where one has no licence that is known to be fine. */
import { readFileSync } from 'node:fs';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Permissive ones, and those that ask for nothing but their text; others are looked at by a person and written down here. */
const FINE =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|Python-2\.0|MPL-2\.0|OFL-1\.1|WTFPL|Zlib)\b/;

/** What the pattern does not know, and why it is fine all the same. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'async@0.2.10': 'MIT, by the LICENSE file in it',
  'url-template@2.0.8': 'BSD with three clauses, by the LICENSE file in it',
  'node-webpmux@3.2.1': 'LGPL: used unchanged, as a package of its own that can be replaced',
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const shipped = Object.entries(packages)
  .filter(([path, { dev }]) => path.startsWith('node_modules/') && dev !== true)
  .map(([path, locked]) => ({ name: path.split('node_modules/').at(-1) ?? path, ...locked }));

const byLicence = new Map<string, string[]>();
for (const { name, version = '', license = 'unknown' } of shipped)
  byLicence.set(license, [...(byLicence.get(license) ?? []), `${name}@${version}`]);

for (const [licence, names] of [...byLicence].sort(([, one], [, other]) => other.length - one.length)) {
  const isFine = isLicenceFine(licence, names);
  process.stdout.write(
    `${isFine ? ' ' : '!'} ${licence}: ${names.length}${isFine ? '' : ` (${names.join(', ')})`}\n`,
  );
}
const running = shipped.filter(({ hasInstallScript }) => hasInstallScript === true).map(({ name }) => name);
process.stdout.write(
  `${shipped.length} packages; an install script is in: ${running.join(', ') || 'none'} (allowScripts decides).\n`,
);
process.exitCode = [...byLicence].every(([licence, names]) => isLicenceFine(licence, names)) ? 0 : 1;

function isLicenceFine(licence: string, names: readonly string[]): boolean {
  return FINE.test(licence) || names.every((name) => name in LOOKED_AT);
}
