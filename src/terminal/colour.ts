import type { Output } from './terminal.ts';

/**
 * Whether escape codes may go to a stream: the flag decides, then FORCE_COLOR, NO_COLOR and TERM=dumb, then
 * whether it is a terminal. An empty variable counts as unset.
 */
export function wantsColour(
  output: Pick<Output, 'isTerminal'>,
  env: Record<string, string | undefined>,
  flag: boolean | null,
): boolean {
  if (flag !== null) return flag;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR || env.TERM === 'dumb') return false;
  return output.isTerminal;
}
