/** The chapters of a recording, `00:00 Intro`, `03:12 How it began`: they lead about it, and are no news. */

/** So many times are no chance. */
const fewest = 3;

/** Whether each line begins with a point in time of a recording, the first with its beginning. */
export function areChapters(lines: readonly string[]): boolean {
  const times = lines.map(secondsOf);
  return (
    lines.length >= fewest && times.every((time, at) => (at === 0 ? time === 0 : time! > times[at - 1]!))
  );
}

/** `0:00`, `(03:12)`, `01:02:03`; null where a line begins otherwise. */
function secondsOf(line: string): number | null {
  const [, time = ''] = /^[([]?(\d{1,2}(?::\d\d){1,2})(?!\d)/.exec(line) ?? [];
  return time === '' ? null : time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
