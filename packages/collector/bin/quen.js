#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runSource } from './run-source.js';

const source = new URL('../src/command/main.ts', import.meta.url);
const built = new URL('../dist/command/main.js', import.meta.url);
// A published package carries only what was built; a clone of the repository runs from source.
const { main } = existsSync(source)
  ? await runSource(source, fileURLToPath(new URL('../dist/quen.dev.js', import.meta.url)))
  : await import(built.href);
await main(process.argv.slice(2));
