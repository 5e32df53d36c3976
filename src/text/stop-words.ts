/** What is left of markup where a text was taken out of a page badly: `&quot;`, `href=`. */
const residue =
  'amp apos br div href http https img lt gt nbsp ndash mdash quot rsquo lsquo ldquo rdquo src www';

/** English words that are in texts about anything: alone they tell nothing of one. Those of other languages fall out by how evenly they are spread. */
export const stopWords: ReadonlySet<string> = new Set(
  `${residue} a about above after again against all also am an and another any are aren around as at back be because been
  before being below between both but by can could couldn did didn do does doesn doing don done down during each
  either even every few for from further get gets getting go goes going got had hadn has hasn have haven having
  he her here hers herself him himself his how i if in into is isn it its itself just know let like ll made make
  makes making many may me might more most much must my myself need needs never new no nor not now of off often
  on once one only or other our ours out over own per put re really s same say says see she should shouldn since
  so some still such t take than that the their theirs them themselves then there these they thing things this
  those three through to too two under until up upon us use used uses using ve very via want was wasn way we
  well were weren what when where whether which while who whom whose why will with within without won would
  wouldn you your yours yourself`
    .trim()
    .split(/\s+/),
);
