import { readFileSync } from 'node:fs';
import plugin from '@typescript-eslint/eslint-plugin';
import parser from '@typescript-eslint/parser';

/** The layers in the order of the flow: each may import itself and those before it. layers.test.ts holds the table against the folders. */
const { layers: LAYERS } = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));

const NO_CLIMBING = {
  regex: '^\\.{1,2}/',
  message: 'Write #engine/…, #cli/… or #test/…: a crossing of folders is to be seen in the specifier.',
};

const PURE = [
  { name: 'process', message: 'The engine knows no environment.' },
  { name: 'console', message: 'The engine does not print.' },
  { name: 'Date', message: 'The engine has no clock.' },
  { name: 'Intl', message: 'The engine gives the same bytes everywhere.' },
  { name: 'setTimeout', message: 'The engine has no clock.' },
  { name: 'fetch', message: 'kubelore uses no network.' },
];

/** The wall of one layer: its own folder, the layers before it, generated types, and packages. */
const wallOf = ({ folder, mayNot }, index) => {
  const open = [...LAYERS.slice(0, index).map((layer) => layer.folder), folder, 'generated'].join('|');
  return {
    files: [`engine/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          NO_CLIMBING,
          { regex: '^node:', message: 'The engine runs in a browser as it is: node:* belongs to cli/.' },
          { regex: `^#engine/(?!(${open})/|library\\.js$)`, message: `engine/${folder} may not ${mayNot}. It imports only stages before it.` },
          { regex: '^#(cli|test)/', message: 'The engine imports neither cli/ nor test/.' },
        ],
      }],
    },
  };
};

const SIZES = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-depth': ['error', 4],
  'max-params': ['error', 5],
  complexity: ['error', 20],
};

const LANGUAGE = [
  { selector: 'TSAnyKeyword', message: 'Say what it is: unknown, Json or a type of its own.' },
  { selector: 'TSEnumDeclaration', message: 'Erasable syntax only: a union of strings.' },
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
];

const NO_CASTS = [
  { selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])', message: 'A cast stands only where JSON or YAML enters. Narrow the type instead.' },
  { selector: 'TSNonNullExpression', message: 'Narrow the type instead of asserting it.' },
];

/** Where JSON or YAML enters, and so where a cast may stand. */
const ENTRANCES = ['engine/source/parse.ts', 'engine/resource/decode.ts', 'engine/resource/validation/walk.ts', 'cli/library.ts', 'cli/build/*.ts', 'test/**/*.ts', 'schemas/**/*.ts'];

export default [
  { ignores: ['dist/**', 'bundle/**', 'node_modules/**', 'engine/generated/**', 'fixtures/**'] },
  {
    files: ['engine/**/*.ts', 'cli/**/*.ts', 'test/**/*.ts', 'schemas/**/*.ts'],
    ignores: ['**/*.d.ts'],
    languageOptions: { parser, parserOptions: { projectService: true } },
    plugins: { '@typescript-eslint': plugin },
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...LANGUAGE, ...NO_CASTS],
      'no-restricted-imports': ['error', { patterns: [NO_CLIMBING] }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-param-reassign': 'error',
      ...SIZES,
    },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...PURE],
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'The engine draws no lots.' },
        { property: 'localeCompare', message: 'Compare with <: the same order everywhere.' },
        { property: 'toLocaleLowerCase', message: 'The same bytes everywhere.' },
        { property: 'toLocaleString', message: 'The same bytes everywhere.' },
      ],
    },
  },
  ...LAYERS.map(wallOf),
  {
    files: ['cli/**/*.ts'],
    ignores: ['cli/build/**'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          NO_CLIMBING,
          { regex: '^#engine/(?!index\\.js$)', message: 'cli/ knows only the public API of the engine: #engine/index.js.' },
        ],
      }],
    },
  },
  {
    files: ENTRANCES,
    rules: { 'no-restricted-syntax': ['error', ...LANGUAGE] },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
];
