/** What other programs call the fields of an entry: in JSON, and at the head of tables. The first name that holds something counts. */

/** A name without what differs from program to program: `Date Added`, `date_added` and `dateAdded` are one; `_tags` is private. */
export function plainName(name: string): string {
  return name.startsWith('_') ? name : name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const words = (names: string): string[] => names.split(' ');

/** Names of titles. */
export const titleNames = words(
  'title headline subject resolvedtitle giventitle fulltitle booktitle articletitle pagetitle documenttitle fullname name',
);

/** Names of texts about an entry: what is short stands before what is long, since a digest is short. */
export const bodyNames = words(
  'body extended excerpt summary abstract snippet contentsnippet description selection highlight quote ' +
    'html contenthtml contenttext content bodyhtml bodytext text fulltext selftext storytext commenttext message caption',
);

/** Names of what the reader wrote about it. */
export const noteNames = words('note notes comment remark remarks annotation usernote mynote mynotes');

/** Names of the address; what is read of a feed is the page that it leads to. */
export const linkNames = words(
  'externalurl url link href uri resolvedurl givenurl canonicalurl sourceurl storyurl permalink htmlurl weburl ' +
    'pageurl articleurl contenturl originalurl address website',
);

/** Names of tags. */
export const tagNames = words(
  'hashtags tags tag labels label categories category keywords topics topic subjects documenttags taglist',
);

/** Names of the day: when it was published stands before when it was kept, and that before when it was changed. */
export const dateNames = words(
  'date datepublished publishedat publisheddate published pubdate isodate createdat created createdutc createddate ' +
    'createtime savedat saveddate dateadded timeadded addedat adddate added highlightedat postedat sentat ' +
    'timestamp datetime time ts updatedat updated datemodified modified',
);

/** Names of who wrote it. */
export const authorNames = words(
  'author authors bookauthor byline creator creators dccreator postedby submitteruser username user from account',
);

/** Names of where it was kept. */
export const sectionNames = words('section folder collection folderpath');

/** Names of its task box. */
export const doneNames = words('done completed checked');

/** Every name that says that a table or an object is about entries. */
export const isFieldName = (name: string): boolean => fieldNames.has(plainName(name));

const fieldNames = new Set([...titleNames, ...bodyNames, ...linkNames]);
