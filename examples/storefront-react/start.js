#!/usr/bin/env node
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runSource } from '../../packages/collector/bin/run-source.js';

const port = Number(process.argv[2] ?? 3001);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(
    `a port is a whole number from 0 to 65535, not ${process.argv[2]}: node examples/storefront-react/start.js [PORT]`,
  );
  process.exit(1);
}
const outfile = fileURLToPath(new URL('./dist/start.js', import.meta.url));
const { start } = await runSource(new URL('./src/start.ts', import.meta.url), outfile);
try {
  await start(port);
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`port ${port} is taken; choose another: node examples/storefront-react/start.js PORT`);
  process.exit(1);
}
