/** `npm run config:docs`: writes `.env.example` and docs/configuration.md from the schema, and WhatsApp's templates for their approval; `--check` only tells whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { VARIABLES } from '../config/variables.ts';
import { approvedTemplates } from '../wording/approvedTemplates.ts';

const variables = Object.entries(VARIABLES).map(([name, variable]) => ({
  name,
  ...variable,
  isSecret: 'secret' in variable,
}));

const example = [
  '# Nothing here has to be set: without keys the product runs on stand-ins of the outside services.',
  '# Copy to .env and fill in what you have; docs/configuration.md tells what each does.',
  '',
  ...variables.flatMap(({ name, purpose, example: value }) => [
    `# ${purpose}`,
    `${name}=${value.includes('password@') || value.includes('example.com') ? '' : value}`,
    '',
  ]),
].join('\n');

const page = [
  '# Configuration',
  '',
  'All of it comes from the environment; a `.env` file in the folder of `npm start` is read too, and the environment wins.',
  'Every fault is told at once at start, each with its variable and the mend. An empty value counts as not set.',
  'This page and `.env.example` are written by `npm run config:docs` from the table in `src/config/variables.ts`.',
  '',
  '| variable | what it does | example |',
  '| --- | --- | --- |',
  ...variables.map(
    ({ name, purpose, example: value, isSecret }) =>
      `| \`${name}\` | ${purpose}${isSecret ? ' Secret.' : ''} | ${value === '' ? '' : `\`${value}\``} |`,
  ),
  '',
].join('\n');

/** Each is the body of one `POST /{business account}/message_templates`. */
const templates = approvedTemplates().map(({ name, code, body, examples, buttons }) => ({
  name,
  language: code,
  category: 'UTILITY',
  components: [
    { type: 'BODY', text: body, example: { body_text: [examples] } },
    ...(buttons.length === 0
      ? []
      : [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }]),
  ],
}));

const FILES: readonly (readonly [string, string])[] = [
  ['.env.example', example],
  ['docs/configuration.md', page],
  ['deploy/whatsapp-templates.json', `${JSON.stringify(templates, null, 2)}\n`],
];

if (process.argv.includes('--check')) {
  const stale = FILES.filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path);
  if (stale.length > 0) {
    process.stderr.write(`Not up to date: ${stale.join(', ')}. Run npm run config:docs.\n`);
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of FILES) writeFileSync(path, text);
}
