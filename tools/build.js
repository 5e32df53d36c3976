/** Builds the bundle as tsdown.config.ts says. As its command tsdown speaks of itself, which nobody asked for. */
import { build } from 'tsdown';

await build({ logLevel: 'warn' });
