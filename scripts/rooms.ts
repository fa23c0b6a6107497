/** Who may import whom: the one table from which `checkRooms.ts` makes its rules and the architecture test its questions. */

/** What the files of one room may import besides their own room. Tests may import anything. */
export interface Room {
  /** Where the room is, from the repository's root: a folder, or one file. */
  readonly path: string;
  /** Names of rooms, or `everything` that is product code. */
  readonly mayImport: readonly string[] | 'everything';
  /** Rooms of which it may import types alone. */
  readonly mayImportTypesOf?: readonly string[];
  /** Node's own modules: pure rooms have none, so that they cannot reach clock, disk or network. */
  readonly nodeModules: readonly string[] | 'all';
}

const PURE: readonly string[] = ['types', 'domain'];
const CORE: readonly string[] = [...PURE, 'ports', 'wording'];
const EDGE: readonly string[] = [...CORE, 'app', 'agent'];

export const ROOMS = {
  types: { path: 'src/types', mayImport: [], nodeModules: [] },
  domain: { path: 'src/domain', mayImport: ['types'], nodeModules: [] },
  ports: { path: 'src/ports', mayImport: PURE, nodeModules: ['stream'] },
  wording: { path: 'src/wording', mayImport: PURE, nodeModules: [] },
  understanding: {
    path: 'src/understanding',
    mayImport: PURE,
    mayImportTypesOf: ['ports'],
    // The phone library is loaded with the first number that is met: it takes longer than all else.
    nodeModules: ['module'],
  },
  app: { path: 'src/app', mayImport: CORE, nodeModules: ['crypto', 'stream'] },
  agent: {
    path: 'src/agent',
    mayImport: [...CORE, 'understanding', 'app'],
    nodeModules: ['crypto', 'events', 'timers'],
  },
  // Of the agent a tool may know only how a tool is written.
  toolContract: {
    path: 'src/agent/tool.ts',
    mayImport: [...CORE, 'understanding', 'app', 'agent'],
    nodeModules: [],
  },
  adminToolContract: {
    path: 'src/agent/admin/adminTool.ts',
    mayImport: [...CORE, 'understanding', 'app', 'agent'],
    nodeModules: [],
  },
  tools: { path: 'tools', mayImport: [...PURE, 'app', 'toolContract', 'adminToolContract'], nodeModules: [] },

  services: { path: 'src/services', mayImport: [...PURE, 'ports'], nodeModules: 'all' },
  store: { path: 'src/store', mayImport: [...PURE, 'ports'], nodeModules: 'all' },
  bot: { path: 'src/bot', mayImport: EDGE, nodeModules: 'all' },
  whatsapp: { path: 'src/whatsapp', mayImport: EDGE, nodeModules: 'all' },
  webhooks: { path: 'src/webhooks', mayImport: EDGE, nodeModules: 'all' },
  web: { path: 'src/web', mayImport: EDGE, nodeModules: 'all' },
  jobs: { path: 'src/jobs', mayImport: EDGE, nodeModules: 'all' },

  // Stand-ins know the services' protocols, not this product.
  sandbox: { path: 'src/sandbox', mayImport: ['types', 'ports'], nodeModules: 'all' },

  config: { path: 'src/config.ts', mayImport: [...PURE, 'configParts'], nodeModules: 'all' },
  configParts: { path: 'src/config', mayImport: PURE, nodeModules: 'all' },
  compose: { path: 'src/compose.ts', mayImport: 'everything', nodeModules: 'all' },
  composeParts: { path: 'src/compose', mayImport: 'everything', nodeModules: 'all' },
  index: {
    path: 'src/index.ts',
    mayImport: ['types', 'domain', 'ports', 'config', 'compose'],
    nodeModules: 'all',
  },
  cli: {
    path: 'src/cli',
    mayImport: [
      'types',
      'domain',
      'ports',
      'understanding',
      'wording',
      'app',
      'services',
      'store',
      'sandbox',
      'config',
      'configParts',
      'compose',
      'composeParts',
    ],
    nodeModules: 'all',
  },
  testing: { path: 'src/testing', mayImport: 'everything', nodeModules: 'all' },
  evals: { path: 'evals', mayImport: 'everything', nodeModules: 'all' },
} as const satisfies Record<string, Room>;

export type RoomName = keyof typeof ROOMS;

/** Rooms that product code never imports. */
export const NOT_PRODUCT: readonly RoomName[] = ['testing', 'evals', 'index', 'cli'];

/**
 * Each package of `dependencies` and where it may be imported: room names, or folders within a room. What is not listed
 * may be imported nowhere; `testing`, `evals` and `*.test.ts` may import every package.
 */
export const VENDORS: Readonly<Record<string, readonly string[]>> = {
  '@clack/prompts': ['cli'],
  '@dotenvx/dotenvx': ['config', 'configParts', 'cli'],
  '@expo-google-fonts/noto-sans': ['services'],
  '@expo-google-fonts/noto-sans-devanagari': ['services'],
  '@expo-google-fonts/noto-sans-bengali': ['services'],
  '@expo-google-fonts/noto-sans-gujarati': ['services'],
  '@expo-google-fonts/noto-sans-gurmukhi': ['services'],
  '@expo-google-fonts/noto-sans-kannada': ['services'],
  '@expo-google-fonts/noto-sans-malayalam': ['services'],
  '@expo-google-fonts/noto-sans-tamil': ['services'],
  '@expo-google-fonts/noto-sans-telugu': ['services'],
  '@google/generative-ai': ['src/services/ai'],
  '@langchain/core': ['src/services/ai'],
  '@langchain/google-genai': ['src/services/ai'],
  // Bundles the product for `npm start`; scripts only.
  esbuild: [],
  '@resvg/resvg-js': ['services'],
  'express-rate-limit': ['web', 'webhooks'],
  googleapis: ['src/services/googleSheets'],
  ics: ['services'],
  'rate-limiter-flexible': ['bot', 'whatsapp', 'web', 'webhooks'],
  vega: ['services'],
  'vega-lite': ['services'],
  'whatsapp-web.js': ['whatsapp'],
  'write-excel-file': ['services'],
  express: ['web', 'webhooks', 'sandbox'],
  'file-type': ['services'],
  fontkit: ['services'],
  helmet: ['web', 'webhooks'],
  jspdf: ['services'],
  kysely: ['store'],
  langchain: ['src/services/ai'],
  'libphonenumber-js': ['understanding'],
  libsql: ['store'],
  luxon: ['domain', 'understanding'],
  'node-cron': ['jobs'],
  pg: ['store'],
  pino: ['services'],
  'prom-client': ['web', 'webhooks'],
  qrcode: ['web', 'whatsapp', 'sandbox', 'services'],
  razorpay: ['services'],
  telegraf: ['bot'],
  'to-words': ['services'],
  // Runs the TypeScript of `npm start`; no file imports it.
  tsx: [],
  xstate: ['domain'],
  zod: ['config', 'configParts', 'tools', 'agent', 'webhooks', 'bot', 'whatsapp', 'services'],
};
