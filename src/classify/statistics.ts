/** What each keyword did, over any number of entries. */
import type { Entry, Keyword, KeywordUse, Placement, SharedKeyword } from '../types.ts';
import { settle } from './classify.ts';
import type { Rules } from './compile.ts';
import type { Found } from './matcher/find.ts';
import { isInside, type Weighing, weigh } from './score.ts';
import { sharedKeywords } from './shared-keywords.ts';

/** Places entries like `place`, and remembers what the keywords did. */
export interface Ledger {
  place(entry: Entry, rules: Rules): Placement;
  /** Every keyword and `exclude` phrase of all rules so far, in their order. */
  uses(): KeywordUse[];
  /** The keywords that themes of one set of rules share, each pair once. */
  shared(): SharedKeyword[];
}

/** A use that is still being counted. */
interface Account extends KeywordUse {
  /** Its number among the accounts. */
  order: number;
  /** For each other keyword of the theme, how many hits of this one lie in its hits. */
  inside: Map<Account, number>;
}

/** Opens an empty ledger. Files with rules of their own share the accounts of the keywords that they have in common. */
export function openLedger(): Ledger {
  const accounts = new Map<string, Account>();
  const byRules = new Map<Rules, Account[]>();
  const accountsOf = (rules: Rules): Account[] => {
    const known = byRules.get(rules) ?? openAccounts(rules, accounts);
    byRules.set(rules, known);
    return known;
  };
  return {
    place(entry, rules) {
      const weighing = weigh(entry, rules);
      book(weighing, accountsOf(rules));
      return settle(entry, weighing, rules);
    },
    uses: () => [...accounts.values()].map(closed),
    shared() {
      const pairs = [...byRules.keys()].flatMap(sharedKeywords);
      return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
    },
  };
}

function openAccounts(rules: Rules, accounts: Map<string, Account>): Account[] {
  return rules.keywords.map(({ keyword, theme, excludes }) => {
    const { id } = rules.themes[theme]!;
    const { written, fields, place } = keyword;
    const key = JSON.stringify([id, excludes, written, fields, place]);
    const account: Account = accounts.get(key) ?? {
      theme: id,
      keyword,
      excludes,
      hits: 0,
      lost: 0,
      within: null,
      order: accounts.size,
      inside: new Map(),
    };
    accounts.set(key, account);
    return account;
  });
}

function book({ found, excluded }: Weighing, accounts: Account[]): void {
  for (const { keyword } of found) accounts[keyword]!.hits++;
  for (const { hit, phrase } of excluded) {
    accounts[hit.keyword]!.lost++;
    accounts[phrase.keyword]!.hits++;
  }
  for (const field of ['title', 'body']) {
    bookNested(
      found.filter((find) => find.field === field),
      accounts,
    );
  }
}

/** Notes which hits lie in the hits of another keyword: one sweep over a text, with the hits that are open at each place. */
function bookNested(found: Found[], accounts: Account[]): void {
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let open: Found[] = [];
  for (const hit of inOrder) {
    open = open.filter(({ end }) => end > hit.start);
    const around = new Set<Account>();
    for (const other of open) {
      if (isInside(hit, other)) around.add(accounts[other.keyword]!);
      // Of two hits of one extent each lies in the other.
      if (isInside(other, hit)) noteInside(accounts[other.keyword]!, accounts[hit.keyword]!);
    }
    for (const other of around) noteInside(accounts[hit.keyword]!, other);
    open.push(hit);
  }
}

/** Only keywords of somebody's own are of interest: nobody edits the built-in pack. */
function noteInside(account: Account, other: Account): void {
  if (account.keyword.place === null || account === other || account.theme !== other.theme) return;
  account.inside.set(other, (account.inside.get(other) ?? 0) + 1);
}

function closed(account: Account): KeywordUse {
  const { inside, order, ...use } = account;
  return { ...use, within: around(account) };
}

/** The keyword in whose hits all hits of this one lie. Of two that always come together the earlier one stays. */
function around(account: Account): Keyword | null {
  for (const other of account.inside.keys()) {
    if (liesIn(account, other) && !(liesIn(other, account) && account.order < other.order))
      return other.keyword;
  }
  return null;
}

const liesIn = ({ inside, hits }: Account, other: Account): boolean => inside.get(other) === hits;
