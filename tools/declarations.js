/** Writes the types of the library, as one file, into the folder that is named. As its command tsdown speaks of itself. */
import { build } from 'tsdown';

await build({ config: 'tsdown.declarations.config.ts', outDir: process.argv[2], logLevel: 'warn' });
