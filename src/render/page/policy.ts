/** What the page may do: its Content Security Policy. */
import { createHash } from 'node:crypto';

/**
 * Nothing may be loaded but the logo, and no script may run but the page's own, whatever should ever slip in.
 * A page of a site that has a script of the site (null) may load that and what it asks the site for.
 * Styles need no hash: they can load nothing either, and a page that somebody edits by hand keeps its looks.
 */
export function policyFor(script: string | null, logo: string | null): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...(script === null
      ? ["script-src 'self'", "connect-src 'self'"]
      : [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`]),
    ...(logo === null ? [] : [`img-src ${logo.startsWith('data:') ? 'data:' : new URL(logo).origin}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
