import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';

/** Kana, kanji and the marks that belong to them; `・` joins Latin words too, and so asks for no space. */
const LETTER = '[\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u3005\\u3400-\\u9fff]';

/** How Japanese is written here, everywhere: what a text must not hold. */
const STYLE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a half-width space between Japanese and Latin letters', new RegExp(`${LETTER}(?=[A-Za-z0-9\`])|(?<=[A-Za-z0-9\`])${LETTER}`, 'u')],
  ['no space beside full-width punctuation', / [、。「」（）：]|[、。「」（）：] /u],
  ['full-width brackets and punctuation', new RegExp(`${LETTER}[,.!?()]|[,(]${LETTER}`, 'u')],
  ['long vowels: サーバー, コントローラー', /(サーバ|コントローラ|スケジューラ|ユーザ|コンテナー|フォルダ|クラスタ|オペレータ|レジストリー|メモリー|ドライバ|ファイナライザ|セレクタ|ブラウザー|パラメータ|エディタ)(?![ーリ])/u],
  ['kinds in their own spelling', /(?<!「)(ポッド|サービスアカウント|デプロイメント|ネームスペース|シークレット|コンフィグマップ|イングレス|ノードポート)/u],
  ['one word for one thing: インデント, 抑止, マニフェスト, エンコード', /字下げ|抑制|マニュフェスト|符号化/u],
  ['です and ます', /(だ|である|だった|した方が良い)。/u],
];

/** Every Japanese text below a value, with where it is; names and aliases are no sentences. */
function textsIn(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'aliases' ? [] : key === 'ja' && typeof member === 'string' ? [[path, member.trim()] as const] : textsIn(member, `${path}.${key}`));
}

const files = readdirSync('rules', { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.yaml')).sort();
const texts = files.flatMap((name) => textsIn(parse(readFileSync(join('rules', name), 'utf8')), name));
const phrases = ['engine/report/words/ja.ts', 'engine/report/words/explanation.ts']
  .flatMap((path) => readFileSync(path, 'utf8').split('\n').map((line, index) => [`${path}:${index + 1}`, line.replace(/^\s*\/?\*.*|\/\/.*$/, '')] as const))
  .flatMap(([path, line]) => [...line.matchAll(/'([^']*)'|`([^`]*)`/g)].map((match) => [path, (match[1] ?? match[2] ?? '').replace(/\$\{[^}?]*\? [^}]*\}/g, '').replace(/\$\{[^}]*\}/g, 'X')] as const))
  .filter(([, text]) => new RegExp(LETTER, 'u').test(text));

/** A placeholder stands for a Latin word; what is only there in some cases is read as if it were there. */
const shown = (text: string): string => text.replace(/\{\?\w+\|/g, '').replace(/\{\w+\}/g, 'X').replaceAll('}', '');

for (const [what, pattern] of STYLE) {
  test(what, () => {
    const wrong = [...texts, ...phrases].filter(([, text]) => pattern.test(shown(text))).map(([path, text]) => `${path}: …${shown(text).slice(Math.max(0, shown(text).search(pattern) - 8), shown(text).search(pattern) + 10)}…`);
    assert.equal(wrong, []);
  });
}

test('a meaning, a reason and a remedy are sentences', () => {
  const sentences = texts.filter(([path]) => /\.(meaning|more|why|fix|outdated\.\d+)$/.test(path));
  assert.ok(sentences.length > 100);
  assert.equal(sentences.filter(([, text]) => !/[。）]$/.test(shown(text))).map(([path]) => path), []);
});

test.run();
