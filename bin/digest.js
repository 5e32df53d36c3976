#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

// Node 22 and up keeps the compiled program, which saves a tenth or more of the start.
module.enableCompileCache?.();

const program = new URL('../dist/main.js', import.meta.url);
try {
  if (!existsSync(program)) throw 'digest: it is not built yet; run "npm run build" in its folder';
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  // Expected faults come back as an exit code: this is a bug, and Node's own 1 would read as "findings".
  console.error(fault);
  process.exitCode = 2;
}
