import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform, type Metafile } from 'esbuild';

const BUNDLE = 'bundle';

/** Packages that most runs never call: starting each would cost them milliseconds. They are started when they are first asked for something. */
const SELDOM = ['yaml', 'micromatch', 'ignore'];

const LAZY = `var __lazy = (load) => { let started; return new Proxy({}, { get: (_, name) => (started ??= load())[name] }); };\n`;

/** esbuild writes each import of a CommonJS package as `import_name = __toESM(require_...(), 1);`. */
function startLazily(code: string): string {
  const imports = new RegExp(`\\b(import_(?:${SELDOM.join('|')})\\d*) = (__toESM\\(require_\\w+\\(\\)(?:, 1)?\\));`, 'g');
  const [shebang = '', ...rest] = code.split(/(?<=^#!.*\n)/);
  return shebang + LAZY + rest.join('').replace(imports, '$1 = __lazy(() => $2);');
}

/** `node_modules/@a/b/lib/c.js` -> `node_modules/@a/b`, the innermost package. */
function packageOf(path: string): string | undefined {
  const at = path.lastIndexOf('node_modules/');
  if (at < 0) return undefined;
  const [first = '', second = ''] = path.slice(at + 'node_modules/'.length).split('/');
  return path.slice(0, at) + join('node_modules', first.startsWith('@') ? `${first}/${second}` : first).replaceAll('\\', '/');
}

function licenceOf(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: string };
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? `Licence: ${about.license ?? 'see the package'}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${about.name} ${about.version} (${about.license ?? 'see below'})\n\n${text}\n`;
}

/** What the bundle holds of others, with their licences, as those ask for. */
function thirdParties({ inputs }: Metafile): string {
  const folders = new Set(Object.keys(inputs).flatMap((path) => packageOf(path) ?? []));
  return [...folders].sort().filter((folder) => existsSync(join(folder, 'package.json'))).map(licenceOf).join(`\n${'-'.repeat(80)}\n\n`);
}

rmSync(join(BUNDLE, 'kubelore.cjs'), { force: true });
mkdirSync(BUNDLE, { recursive: true });

const TARGET = { platform: 'node', target: 'node20.19', format: 'cjs', legalComments: 'none', logLevel: 'warning' } as const;

const { metafile, outputFiles } = await build({
  ...TARGET,
  entryPoints: ['dist/cli/main.js'],
  outfile: join(BUNDLE, 'kubelore.cjs'),
  bundle: true,
  metafile: true,
  write: false,
  // The bundle is CommonJS: its folder is `__dirname`, and Node starts it without reading a package.json for its type.
  define: { 'import.meta.dirname': '__dirname' },
});

const { code } = await transform(startLazily(outputFiles[0]?.text ?? ''), { ...TARGET, minify: true });
writeFileSync(join(BUNDLE, 'kubelore.cjs'), code);

chmodSync(join(BUNDLE, 'kubelore.cjs'), 0o755);
writeFileSync(join(BUNDLE, 'THIRD-PARTY-LICENSES.txt'), thirdParties(metafile));
console.log(`${join(BUNDLE, 'kubelore.cjs')}  ${Math.round(Buffer.byteLength(code) / 1024)} KiB`);
