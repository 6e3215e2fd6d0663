#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { enableCompileCache } from '#cli/compile-cache.js';
import { languageOfLocale, type Host } from '#cli/host.js';
import { run } from '#cli/run.js';

enableCompileCache();

const { stdout, stderr, env } = process;

// Whoever reads our output may stop reading (`| head`): no fault of anyone.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const terminal = stdout.isTTY;
const folder = process.cwd();

const host: Host = {
  out: (text) => void stdout.write(text),
  complain: (line) => void stderr.write(`${line}\n`),
  terminal,
  colours: terminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  language: languageOfLocale(env),
  folder,
  input: () => readFileSync(0, 'utf8'),
  read: (path) => readFileSync(resolve(folder, path), 'utf8'),
  write: (path, text) => { writeFileSync(resolve(folder, path), text); },
};

void run(process.argv.slice(2), host).then((status) => { process.exitCode = status; });
