/** What other programs call the fields of an entry: in JSON, and at the head of tables. The first name that holds something counts. */

/** A name without what differs from program to program: `Date Added`, `date_added` and `dateAdded` are one; `_tags` is private. */
export function plainName(name: string): string {
  return name.startsWith('_')
    ? name
    : name.toLowerCase().replace(/[^\0-\x7f]/.test(name) ? /[^\p{L}\p{N}]/gu : /[^a-z\d]/g, '');
}

/** The names in English, and those in other languages. */
function words(english: string, others = ''): string[] {
  const elsewhere = others === '' ? [] : others.split(' ');
  for (const name of elsewhere) otherLanguages.add(name);
  return [...english.split(' '), ...elsewhere];
}

const otherLanguages = new Set<string>();

/** Names of titles. */
export const titleNames = words(
  'title headline subject resolvedtitle giventitle fulltitle booktitle articletitle pagetitle documenttitle fullname name ' +
    'websitetitle storytitle linktitle cardname taskname itemname eventname bookname',
  'titel überschrift betreff titre título titulo titolo naam',
);

/** Whether a name is that of a title with a word before it that says of what: `jobTitle`, `Paper Title`. */
export const isTitleOfSomething = (name: string): boolean =>
  /(?<!sub|short|series|journal|feed|site|blog|source|container)(?:title|titel|titre|título|titulo|titolo)$/.test(
    plainName(name),
  );

/** Whether a name is that of an address with a word before it that says of what: `Letterboxd URI`, `post_url`. Pictures and people are no pages of it. */
export const isAddressOfSomething = (name: string): boolean =>
  /(?<!image|img|avatar|cover|thumbnail|thumb|icon|favicon|logo|photo|picture|poster|banner|screenshot|gif|audio|media|podcast|enclosure|download|api|feed|rss|xml|author|user|profile|owner|creator|domain|site|base|home|root|parent|next|previous|prev|first|last|self|edit|git|clone|ssh|svn|events|comments|archive|embed|callback|tracking)(?:url|uri|link|href)$/.test(
    plainName(name),
  );

/** Whether a name is that of a text with a word before it that says of what: `Issue description`, `Reader's notes`. */
export const isTextOfSomething = (name: string): boolean =>
  /(?<!image|photo|picture|meta|seo|og|twitter|channel|site|blog|feed)(?:description|summary|notes|comments|excerpt|review)$/.test(
    plainName(name),
  );

/** Names of texts about an entry: what is short stands before what is long, since a digest is short. */
export const bodyNames = words(
  'body extended excerpt summary abstract snippet contentsnippet description selection highlight quote ' +
    'html contenthtml contenttext content textcontent bodyhtml bodytext text fulltext selftext reviewcontent storytext commenttext message caption ' +
    'abstractnote review myreview desc dek websitedescription subtitle tagline standfirst teaser plaincontent',
  'texto texte testo tekst beschreibung zusammenfassung inhalt résumé resume descripción descripcion resumen descrizione riassunto omschrijving samenvatting',
);

/** Names of what the reader wrote about it. */
export const noteNames = words(
  'note notes comment comments remark remarks annotation usernote mynote mynotes',
  'bemerkung bemerkungen notiz kommentar commentaire remarque nota comentario opmerking',
);

/** Names of the address; what is read of a feed is the page that it leads to. */
export const linkNames = words(
  'externalurl url link href uri resolvedurl givenurl canonicalurl sourceurl storyurl permalink shorturl htmlurl weburl ' +
    'pageurl articleurl contenturl originalurl address website canonical alternate originid ' +
    'linkpermalink titleurl',
  'adresse webadresse lien enlace dirección direccion indirizzo collegamento',
);

/** Names of tags. */
export const tagNames = words(
  'hashtags tags tag labels label categories category keywords keyword topics topic subjects documenttags manualtags bookshelves taglist tagnames contenttags posttags',
  'schlagwörter schlagworte schlagwort stichwörter etiketten étiquettes motsclés etiquetas etichette',
);

/**
 * Names of the day: when it was kept stands before when it was published, since who keeps a list writes of what came to
 * hand in a week, and that before when it was changed.
 */
export const dateNames = words(
  'savedat saveddate datesaved dateadded timeadded addedat adddate date added highlightedat bookmarkedat starredat ' +
    'datepublished publishedat publisheddate published pubdate isodate createdat created createdutc createddate ' +
    'createtime createdtime creationdate publicationdate postedat sentat mergedat issued timestamp datetime time ts ' +
    'timeusec timestampms playlistvideocreationtimestamp usercreatedtime publishdate publishedon postdate postedon createdon createddatetime datecreated entrydate ' +
    'dateread shelfdate watcheddate updatedat updated datemodified modified lasteditedtime lastmodified lastmodifieddatetime datelastactivity lastactivitydate',
  'datum fecha data',
);

/** Names of who wrote it. */
export const authorNames = words(
  'author authors bookauthor publishedby byline creator creators dccreator postedby submitteruser username user from account ' +
    'authorname authornames authortext sendername channeltitle videoownerchanneltitle',
  'autor autorin auteur autore',
);

/** Names of where it was kept. */
export const sectionNames = words(
  'section folder collection folderpath sectioncolumn listname exclusiveshelf shelfname projectname foldername',
);

/** Names of its task box. */
export const doneNames = words('done completed checked');

/** Names of when something begins that people go to, of when it ends, and of where it is. */
export const startNames = words(
  'start startdate startsat startat startdatetime startson starttime dtstart begin begins begindate beginsat when',
  'beginn startdatum wann datedebut début debut quand inicio fechainicio datainicio fechadeinicio inizio datainizio cuando cuándo quando aanvang begindatum wanneer',
);
export const eventDayNames = words(
  'eventdate eventstart eventstartdate eventdatetime eventtime eventday',
  'datedévénement dateevenement veranstaltungsdatum fechaevento dataevento',
);

/** Whether a plain name is that of when something begins. */
export const isOfStart = (name: string): boolean => starts.has(name);
const starts = new Set([...startNames, ...eventDayNames]);

export const endNames = words(
  'end enddate endsat endat enddatetime endson endtime dtend ends finish eventend eventenddate until',
  'ende enddatum datefin fin fechafin datafim fechadefin fine datafine einde einddatum',
);
export const placeNames = words(
  'location place venue where address eventlocation locationname venuename',
  'ort veranstaltungsort wo lieu endroit où lugar local luogo locatie plaats adresse dirección indirizzo',
);

/** Whether a name is one of another language than English: where people write so, the day stands before the month. */
export const isOtherLanguage = (name: string): boolean => otherLanguages.has(plainName(name));

/** Every name that says that a table or an object is about entries. */
export const isFieldName = (name: string): boolean => fieldNames.has(plainName(name));

const fieldNames = new Set([...titleNames, ...bodyNames, ...linkNames, 'videoid']);
