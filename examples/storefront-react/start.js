#!/usr/bin/env node
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runSource } from '../../packages/collector/bin/run-source.js';

const outfile = fileURLToPath(new URL('./dist/start.js', import.meta.url));
const { start } = await runSource(new URL('./src/start.ts', import.meta.url), outfile);
await start(Number(process.argv[2] ?? 3001));
