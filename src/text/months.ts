/** The names of months and days of the week, long and short, in the languages whose dates are read. */

/** The number of a month, from 1, by its name in small letters. */
export const months: ReadonlyMap<string, number> = namedBy([
  'january jan januar jänner januari janvier janv enero ene gennaio gen janeiro',
  'february feb febr februar februari février fevrier févr fevr fév fev febrero febbraio fevereiro',
  'march mar mär märz mrz maart mrt mars marzo março marco',
  'april apr avril avr abril abr aprile',
  'may mai mei mayo maggio mag maio',
  'june jun juni juin junio giugno giu junho',
  'july jul juli juillet juil julio luglio lug julho',
  'august aug augustus août aout agosto ago',
  'september sep sept septembre septiembre settembre set setembro',
  'october oct oktober okt octobre octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro',
]);

const weekdays: ReadonlyMap<string, number> = namedBy([
  'monday mon montag mo maandag ma lundi lun lunes lunedì lunedi segunda segunda-feira',
  'tuesday tue tues dienstag di dinsdag mardi mar martes martedì martedi terça terça-feira',
  'wednesday wed mittwoch mi woensdag wo mercredi mer miércoles miercoles mercoledì mercoledi quarta quarta-feira',
  'thursday thu thur thurs donnerstag do donderdag jeudi jeu jueves giovedì giovedi quinta quinta-feira',
  'friday fri freitag fr vrijdag vr vendredi ven viernes venerdì venerdi sexta sexta-feira',
  'saturday sat samstag sonnabend sa zaterdag za samedi sam sábado sabado sabato',
  'sunday sun sonntag so zondag zo dimanche dim domingo domenica',
]);

/** The names of the days of the week that are no other words as well. */
export const weekdayNames: readonly string[] = [...weekdays.keys()].filter((name) => name.length > 3);

/** Whether a word is the name of a day of the week. */
export function isWeekday(word: string): boolean {
  return weekdays.has(word.toLowerCase());
}

/** Each line is one number, from 1. */
function namedBy(lines: string[]): Map<string, number> {
  return new Map(lines.flatMap((line, at) => line.split(' ').map((name) => [name, at + 1] as const)));
}
