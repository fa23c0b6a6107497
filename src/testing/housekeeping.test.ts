/** Holds everything around the code to its word: packages, secrets, configuration, documents and the way checks are run. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILES, filesMatching, floor, ROOT, textOf } from './repository.ts';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly resolved?: string; readonly integrity?: string; readonly hasInstallScript?: boolean }
    >
  >;
}

const manifest = JSON.parse(textOf('package.json')) as Package;
const lock = JSON.parse(textOf('package-lock.json')) as Lock;
const texts = FILES.filter(
  (path) => !/\.(png|jpe?g|webp|gif|ico|pdf|ogg|oga|wav|woff2?|ttf|zip|gz)$/.test(path),
);
const pages = filesMatching(/\.md$/).filter((path) => !path.startsWith('prompts/'));

describe('packages', () => {
  it('are pinned to exact versions', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('come with their checksums and without the address that they were downloaded from', () => {
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(locked.length).toBeGreaterThan(300);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(locked.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  it('run no install script that nobody has decided on', () => {
    const withScript = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = withScript.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
  });

  it('are refused on a Node that they do not support', () => {
    expect(textOf('.npmrc')).toMatch(/^engine-strict=true$/m);
    expect(textOf('.npmrc')).not.toMatch(/registry|_auth|token/i);
    expect(manifest.engines['node']).toBeDefined();
  });

  it('download no browser', () => {
    expect(textOf('.puppeteerrc.cjs')).toContain('skipDownload: true');
  });
});

describe('secrets', () => {
  /** Shapes of real keys. An invented one says that it is: it contains "false", "fake", "example", "sandbox", "test" or a row of X. */
  const SHAPES = [
    /\b\d{8,10}:[\w-]{35}\b/g, // Telegram bot
    /\bAIza[\w-]{35}\b/g, // Google API key
    /\brzp_(live|test)_\w{14}\b/g, // Razorpay
    /\bgh[pousr]_\w{30,}\b/g, // GitHub
    /\bAKIA[0-9A-Z]{16}\b/g, // Amazon
    /\bsk-[\w-]{20,}\b/g, // several model vendors
    /\beyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/g, // signed token
    /-----BEGIN [A-Z ]*PRIVATE KEY-----\\?n?\s*[\w+/=\\]{60,}/g, // key file, service account
  ];
  const IS_INVENTED = /false|fake|example|sandbox|test|X{8}/i;

  it('are in no file', () => {
    expect(texts.length).toBeGreaterThan(100);
    const found = texts.flatMap((path) =>
      SHAPES.flatMap((shape) => [...textOf(path).matchAll(shape)].map(([key]) => ({ path, key }))),
    );
    expect(found.filter(({ key }) => !IS_INVENTED.test(key)).map(({ path }) => path)).toEqual([]);
  });

  it('have no file of their own', () => {
    const kept =
      /(^|\/)\.env(?!\.example$)|\.(pem|p12|key|sqlite3?|db)$|^whatsapp-session\/(?!\.gitkeep$)|^data\//;
    expect(filesMatching(kept)).toEqual([]);
    expect(filesMatching(/^public\/reports\/(?!\.gitkeep$)/)).toEqual([]);
  });

  it('and paths of one machine are in no file', () => {
    const path = /(^|[\s"'`(=])\/(home|Users|root|work|workspace)\/[\w.-]+/m;
    expect(texts.filter((file) => path.test(textOf(file)))).toEqual([]);
  });
});

describe('configuration', () => {
  const sources = filesMatching(/^src\/config(\/\w*[vV]ariables)?\.ts$/);
  const names = new Set(
    sources
      .map(textOf)
      .flatMap((text) => [
        ...text.matchAll(/^\s+['"]?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)['"]?: |name: '([A-Z][A-Z0-9_]+)'/gm),
      ])
      .map(([, key, named]) => key ?? named ?? ''),
  );

  it('has each of its variables in .env.example and in the documents', () => {
    expect(names.size).toBeGreaterThanOrEqual(floor(20));
    const example = filesMatching(/^\.env\.example$/)
      .map(textOf)
      .join('');
    const page = filesMatching(/^docs\/configuration\.md$/)
      .map(textOf)
      .join('');
    expect([...names].filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(example))).toEqual([]);
    expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('documents no variable that nobody reads', () => {
    const example = filesMatching(/^\.env\.example$/)
      .map(textOf)
      .join('');
    const documented = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '');
    expect(documented.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('documents', () => {
  it('name only commands that exist', () => {
    const named = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => ({ page, script: script ?? '' })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ script }) => manifest.scripts[script] === undefined)).toEqual([]);
  });

  it('link only to files that exist', () => {
    const broken = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, target]) => join(dirname(page), target ?? ''))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('tell how to start and to test in one line each', () => {
    const readme = filesMatching(/^README\.md$/);
    expect(readme.length).toBeGreaterThanOrEqual(floor(1));
    for (const page of readme) {
      expect(textOf(page)).toContain('npm ci && npm start');
      expect(textOf(page)).toContain('npm ci && npm test');
    }
  });
});

describe('the run on a bare machine', () => {
  it('can be started, and does what the README says', () => {
    expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0);
    expect(textOf('.ci/run')).toMatch(/npm ci[\s\S]*npm run check -- --without-tests[\s\S]*npm test/);
  });
});
