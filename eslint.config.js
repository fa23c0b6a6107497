// Rules that need types, sizes and the language's traps. Format, unused code, complexity and style are Biome's (biome.json).
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['src/**/*.ts', 'tools/**/*.ts', 'evals/**/*.ts', 'scripts/**/*.ts', '*.config.ts'];
const BROWSER = ['public/**/*.js'];
const TESTS = ['**/*.test.ts', 'src/testing/**', 'evals/**', 'scripts/**', '*.config.ts'];
/** Tables of words or of columns: long because the matter is. */
const TABLES = ['src/wording/**', '**/lexicon/**', 'src/store/migrations/**'];

/** The core rule, except that a test group's callback may be as long as the tests in it. */
const coreLength = builtinRules.get('max-lines-per-function');
const functionLength = {
  meta: coreLength.meta,
  create(context) {
    const isTestGroup = ({ parent }) =>
      parent?.type === 'CallExpression' &&
      /^describe(OnBoth)?\b/.test(context.sourceCode.getText(parent.callee));
    const report = (problem) => isTestGroup(problem.node) || context.report(problem);
    return coreLength.create(Object.create(context, { report: { value: report } }));
  },
};

const NOW = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take a Clock or `now`: what reads the time by itself cannot be tested.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'Take a Clock or `now`: what reads the time by itself cannot be tested.',
  },
];
const ENVIRONMENT_IMPORT = {
  selector: 'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]',
  message: 'Only src/config.ts reads the environment.',
};
const ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Only src/config.ts reads the environment.',
};
const CHANCE = [
  { object: 'Date', property: 'now', message: 'Take a Clock or `now`.' },
  { object: 'Math', property: 'random', message: 'Take Ids, or a seeded generator.' },
];

const sizes = {
  'max-lines': ['error', { max: 300 }],
  'house/function-length': ['error', { max: 60 }],
  'max-params': ['error', { max: 3 }],
  'max-depth': ['error', { max: 3 }],
};

const traps = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-constant-binary-expression': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unreachable-loop': 'error',
  'array-callback-return': 'error',
  'no-template-curly-in-string': 'error',
  'no-self-compare': 'error',
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', 'data/', 'evals/reports/', 'evals/recordings/'] },
  {
    plugins: { house: { rules: { 'function-length': functionLength } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...sizes, ...traps },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/require-await': 'off', // A port's method is async in one adapter and immediate in another.
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-unnecessary-type-arguments': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-restricted-syntax': ['error', ENVIRONMENT_IMPORT, ...NOW],
      'no-restricted-properties': ['error', ENVIRONMENT, ...CHANCE],
    },
  },
  {
    files: ['src/config.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NOW],
      'no-restricted-properties': ['error', ...CHANCE],
    },
  },
  {
    files: ['src/services/clock.ts', 'src/services/ids.ts'],
    rules: {
      'no-restricted-syntax': ['error', ENVIRONMENT_IMPORT],
      'no-restricted-properties': ['error', ENVIRONMENT],
    },
  },
  {
    // Tests and checks are programs of their own: they start children with an environment, and wait for real time.
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: 500 }],
      'no-restricted-syntax': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/unbound-method': 'off', // `expect(port.send)` only looks at the method.
      '@typescript-eslint/no-unsafe-assignment': 'off', // `expect.any(...)` is `any` by its type.
    },
  },
  { files: ['**/*.test.ts'], rules: { 'max-params': 'off' } }, // The columns of `it.each`.
  // A contract is a function whose body is a test group.
  { files: ['src/testing/contracts/**'], rules: { 'house/function-length': 'off' } },
  { files: TABLES, rules: { 'max-lines': 'off', 'house/function-length': 'off' } },
  {
    // What reads foreign input looks for a few kinds among many: "the rest" is an answer there.
    files: ['src/understanding/**', 'src/sandbox/**', 'evals/**'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: BROWSER,
    languageOptions: { sourceType: 'module' },
  },
);
