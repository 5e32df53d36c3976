import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from './reports.ts';

describe('complaints about digest.yaml', () => {
  it('come all at once, in the order of the file, each with its line and the nearest right word', async () => {
    expect(
      await diagnosticsOf(`titel: The week
fold: three
themes:
  - id: platform
    keyword: [kubernetes]
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:1 error: there is no key \`titel\`
        | titel: The week
        = did you mean \`title\`?
      digest.yaml:2:7 error: \`fold\` must be a whole number from 0, not the text "three"
        | fold: three
      digest.yaml:5:5 error: there is no key \`keyword\` in \`themes[0]\`
        |     keyword: [kubernetes]
        = did you mean \`keywords\`?"
    `);
  });

  it('list the keys when none is near', async () => {
    expect(await diagnosticsOf('weights: {subject: 3}\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:11 error: there is no key \`subject\` in \`weights\`
        | weights: {subject: 3}
        = \`subject\` stands in \`email\`; what may stand here: \`title\`, \`body\`"
    `);
  });

  it('do not overlook keys that every object has in JavaScript', async () => {
    expect(await diagnosticsOf('__proto__: 1\nweights: {constructor: 2}\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:1 error: there is no key \`__proto__\`
        | __proto__: 1
        = what may stand here: \`title\`, \`issue\`, \`author\`, \`intro\`, \`preheader\`, \`lang\`, \`url\`, \`home\`, \`accent\`, \`logo\`, \`style\`, \`footer\`, \`feed\`, \`counts\`, \`evidence\`, \`email\`, \`input\`, \`input-format\`, \`output\`, \`week\`, \`since\`, \`until\`, \`timezone\`, \`order\`, \`group\`, \`fold\`, \`limit\`, \`duplicates\`, \`events\`, \`archive\`, \`seen\`, \`seen-for\`, \`trends\`, \`empty\`, \`min-entries\`, \`heartbeat\`, \`threshold\`, \`strict\`, \`extends\`, \`disable\`, \`themes\`, \`drop\`, \`pin\`, \`sections\`
      digest.yaml:2:11 error: there is no key \`constructor\` in \`weights\`
        | weights: {constructor: 2}
        = what may stand here: \`title\`, \`body\`"
    `);
  });

  it('say what was wanted and what is there', async () => {
    expect(
      await diagnosticsOf(`title: [The week]
author: ""
input: {file: week.txt}
order: sise
fold: 1.5
threshold: -1
weights: 2
extends: defaults
disable: [[events]]
themes: security
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:8 error: \`title\` must be text, not a list
        | title: [The week]
      digest.yaml:2:9 error: \`author\` must be text with something in it, not an empty text
        | author: ""
      digest.yaml:3:8 error: \`input\` must be text or a list of texts, not keys with values
        | input: {file: week.txt}
      digest.yaml:4:8 error: \`order\` must be \`rules\` or \`size\`, not the text "sise"
        | order: sise
        = did you mean \`size\`?
      digest.yaml:5:7 error: \`fold\` must be a whole number from 0, not the number 1.5
        | fold: 1.5
      digest.yaml:6:12 error: \`threshold\` must be a number from 0 to 1000, not the number -1
        | threshold: -1
      digest.yaml:7:10 error: \`weights\` must be keys with values, such as \`title: …\`, not the number 2
        | weights: 2
      digest.yaml:8:10 error: \`extends\` must be one of \`software\`, \`news\`, \`research\`, \`team\`, \`community\`, \`marketing\`, \`finance\`, \`default\`, or a file such as \`team/themes.yaml\`, not the text "defaults"
        | extends: defaults
        = did you mean \`default\`?
      digest.yaml:9:11 error: \`disable[0]\` must be text, not a list
        | disable: [[events]]
      digest.yaml:10:9 error: \`themes\` must be a list of themes, not the text "security"
        | themes: security
        = write \`- id: wine\`, and below it \`keywords: […]\`"
    `);
  });

  it('show the right form of weeks and days, and know which years have 53 weeks', async () => {
    expect(
      await diagnosticsOf(`week: week 10
since: 2026-02-30
until: 01.03.2026
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:7 error: \`week\` must be a week such as 2026-W10, \`current\` or \`last\`, not the text "week 10"
        | week: week 10
      digest.yaml:2:8 error: \`since\` must be a day such as 2026-03-02, not the text "2026-02-30"
        | since: 2026-02-30
      digest.yaml:3:8 error: \`until\` must be a day such as 2026-03-02, not the text "01.03.2026"
        | until: 01.03.2026"
    `);
    expect(await diagnosticsOf('week: 2025-W53\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:7 error: \`week\` must be one of the 52 weeks of 2025, not the text "2025-W53"
        | week: 2025-W53"
    `);
  });

  it('know the time zones', async () => {
    expect(await diagnosticsOf('timezone: Europe/Berln\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:11 error: \`timezone\` must be the name of a time zone, such as \`Europe/Berlin\`, not the text "Europe/Berln"
        | timezone: Europe/Berln"
    `);
    expect(await diagnosticsOf('timezone: "+01:00"\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:11 error: \`timezone\` must be the name of a time zone, such as \`Europe/Berlin\`, not the text "+01:00"
        | timezone: "+01:00""
    `);
  });

  it('ask for the format of a target when neither its name nor a key tells it', async () => {
    expect(
      await diagnosticsOf(`output:
  - digest.pdf
  - {file: digest.pdf, format: htm}
  - {format: html}
  - 7
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:2:5 error: the name "digest.pdf" does not tell which format to write
        |   - digest.pdf
        = end it in .md, .html, .eml, .txt, .json, .atom, .rss, .feed.json, .slack.json or .ics, or write {file: …, format: email}
      digest.yaml:3:12 error: "digest.pdf" is there already: it would be written twice
        |   - {file: digest.pdf, format: htm}
        = give each output a name of its own
      digest.yaml:4:5 error: \`output[2]\` has no \`file\`
        |   - {format: html}
        = name the file to write: \`file: digest.html\`
      digest.yaml:5:5 error: \`output[3]\` must be a file name or {file: …, format: …}, not the number 7
        |   - 7"
    `);
  });

  it('tell how a name with braces is written', async () => {
    const texts = [
      'output: [out/{week}.html, b.md]\n',
      'output:\n  - {file: {week}.eml, to: crew@example.org}\n',
    ];
    expect(await Promise.all(texts.map(diagnosticsOf))).toMatchInlineSnapshot(`
      [
        "digest.yaml:1:10 error: this is not YAML: a name with braces has to stand in quotes here
        | output: [out/{week}.html, b.md]
        = quote it: "out/{week}.html"",
        "digest.yaml:2:12 error: this is not YAML: a name with braces has to stand in quotes here
        |   - {file: {week}.eml, to: crew@example.org}
        = quote it: "{week}.eml"",
      ]
    `);
    expect(await diagnosticsOf('output:\n  - file: out/{week}.html\n')).toBe('');
  });

  it('find braces that stand for nothing', async () => {
    expect(
      await diagnosticsOf(`url: https://example.org/{wek}/
output: ["{title}.html", {file: "{date}-{nr}.md"}]
email: {subject: "{titel}, {week}"}
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:6 error: "{wek}" in "https://example.org/{wek}/" stands for nothing
        | url: https://example.org/{wek}/
        = did you mean {week}?
      digest.yaml:2:10 error: "{title}" in "{title}.html" stands for nothing
        | output: ["{title}.html", {file: "{date}-{nr}.md"}]
        = did you mean {slug}, which is the title as it can stand in a name?
      digest.yaml:2:33 error: "{nr}" in "{date}-{nr}.md" stands for nothing
        | output: ["{title}.html", {file: "{date}-{nr}.md"}]
        = what stands for something is {week}, {date}, {issue}, {slug}, {to}, {to-hash}
      digest.yaml:3:18 error: "{titel}" in "{titel}, {week}" stands for nothing
        | email: {subject: "{titel}, {week}"}
        = did you mean {title}?"
    `);
  });

  it('know addresses, languages and colours', async () => {
    expect(
      await diagnosticsOf(`lang: en_GB
url: example.org
home: ftp://example.org
accent: blu
logo: http://example.org/logo.png
preheader: "two\\nlines"
feed: {items: entry, atom: feed.atom}
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:7 error: \`lang\` must be a language tag, such as \`en-GB\`, not the text "en_GB"
        | lang: en_GB
      digest.yaml:2:6 error: \`url\` must be an http or https address, not the text "example.org"
        | url: example.org
      digest.yaml:3:7 error: \`home\` must be an http or https address, not the text "ftp://example.org"
        | home: ftp://example.org
      digest.yaml:4:9 error: \`accent\` must be a colour, such as \`blue\`, not the text "blu"
        | accent: blu
      digest.yaml:5:7 error: \`logo\` must be a file or an https address, not the text "http://example.org/logo.png"
        | logo: http://example.org/logo.png
      digest.yaml:6:12 error: \`preheader\` must be one line of text, not the text "two
      lines"
        | preheader: "two\\nlines"
      digest.yaml:7:15 error: \`feed.items\` must be \`entries\` or \`issues\`, not the text "entry"
        | feed: {items: entry, atom: feed.atom}
      digest.yaml:7:28 error: \`feed.atom\` must be an http or https address, not the text "feed.atom"
        | feed: {items: entry, atom: feed.atom}"
    `);
  });

  it('notice a colour that YAML takes for a comment', async () => {
    expect(await diagnosticsOf('accent: #0a7b6c\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:9 error: \`accent\` must be a colour, not nothing
        | accent: #0a7b6c
        = quote it, since "#" begins a comment: "#0a7b6c""
    `);
    expect(await diagnosticsOf('accent: # none yet\n')).toBe('');
  });

  it('want somebody to send to, and from', async () => {
    expect(
      await diagnosticsOf(`email:
  from: the crew
  to: [ada@example.org, crew]
  reply-to: 7
  subject: ""
  unsubscribe: javascript:alert(1)
  empty: sometimes
  bcc: bo@example.org
output: {file: page.html, to: bo@example.org}
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:2:9 error: \`email.from\` must be an address, such as \`Ada Byron <ada@example.org>\`, not the text "the crew"
        |   from: the crew
      digest.yaml:3:25 error: \`email.to[1]\` must be an address or a list of them, such as \`Ada Byron <ada@example.org>\`, not the text "crew"
        |   to: [ada@example.org, crew]
      digest.yaml:4:13 error: \`email.reply-to\` must be an address or a list of them, such as \`Ada Byron <ada@example.org>\`, not the number 7
        |   reply-to: 7
      digest.yaml:5:12 error: \`email.subject\` must be one line of text, not an empty text
        |   subject: ""
      digest.yaml:6:16 error: \`email.unsubscribe\` must be an http, https or mailto address, not the text "javascript:alert(1)"
        |   unsubscribe: javascript:alert(1)
      digest.yaml:7:10 error: \`email.empty\` must be \`true\` or \`false\`, not the text "sometimes"
        |   empty: sometimes
      digest.yaml:8:3 error: there is no key \`bcc\` in \`email\`
        |   bcc: bo@example.org
        = what may stand here: \`list\`
      digest.yaml:9:31 error: \`output.to\` must be left out, since only a message (\`eml\`) goes to somebody, not the text "bo@example.org"
        | output: {file: page.html, to: bo@example.org}"
    `);
  });

  it('say once what is wrong with a number, in whichever ways', async () => {
    const all = await diagnosticsOf('limit: -1.5\nfold: -2.5\nthreshold: -1\nweights: {title: -1e-320}\n');
    expect(all.match(/ error: /g)).toHaveLength(4);
  });

  it('name both places of a key that is given twice', async () => {
    expect(await diagnosticsOf('title: The week\nfold: 2\ntitle: This week\n')).toMatchInlineSnapshot(`
      "digest.yaml:3:1 error: \`title\` is given twice, first in line 1
        | title: This week
        = keep one of them"
    `);
  });

  it('tell a list from a configuration', async () => {
    expect(await diagnosticsOf('- security\n- platform\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:1 error: the configuration must be keys with values, such as \`title: …\`, not a list
        | - security"
    `);
  });
});

describe('complaints about themes', () => {
  it('want an id that can stand in a link', async () => {
    expect(
      await diagnosticsOf(`themes:
  - id: Open Source!
    keywords: [licence]
  - title: Our team
    keywords: [offsite]
  - security
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:2:9 error: \`themes[0].id\` must be lower-case letters, digits and hyphens, such as \`open-source\`, not the text "Open Source!"
        |   - id: Open Source!
      digest.yaml:4:5 error: \`themes[1]\` has no \`id\`
        |   - title: Our team
        = give it a short name: \`id: open-source\`
      digest.yaml:6:5 error: \`themes[2]\` must be a theme with its \`id\` and its \`keywords\`, not the text "security"
        |   - security
        = write \`- id: security\`, and below it \`keywords: […]\`"
    `);
  });

  it('name both places of an id that is there twice', async () => {
    expect(
      await diagnosticsOf(`themes:
  - {id: security, keywords: [passkey]}
  - {id: security, keywords: [phishing]}
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:3:10 error: the theme \`security\` is there twice, first in digest.yaml:2:10
        |   - {id: security, keywords: [phishing]}
        = put their keywords together, or give one another id"
    `);
  });

  it('warn of a theme that can find nothing, unless it only renames one of the pack', async () => {
    const themes = 'themes:\n  - {id: security, title: Safety first}\n  - {id: our-team}\n';
    expect(await diagnosticsOf(`extends: default\n${themes}`)).toMatchInlineSnapshot(`
      "digest.yaml:4:10 warning: the theme \`our-team\` has no keywords, so no entry finds it
        |   - {id: our-team}
        = add some under \`keywords:\`, or remove the theme"
    `);
  });

  it('know which themes there are to disable', async () => {
    expect(await diagnosticsOf('disable: [evnts]\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:11 error: there is no theme \`evnts\` to disable
        | disable: [evnts]
        = did you mean \`events\`?"
    `);
    expect(
      await diagnosticsOf('disable: events\nthemes: [{id: our-team, keywords: [offsite]}]\n'),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:10 error: there is no theme \`events\` to disable
        | disable: events
        = the built-in themes are only in use with \`extends\`, or without \`themes\`"
    `);
  });

  it('name the pack that was probably meant, where it is named', async () => {
    expect(await diagnosticsOf('extends:\n  - software\n  - nwes\n')).toMatchInlineSnapshot(`
      "digest.yaml:3:5 error: \`extends[1]\` must be one of \`software\`, \`news\`, \`research\`, \`team\`, \`community\`, \`marketing\`, \`finance\`, \`default\`, or a file such as \`team/themes.yaml\`, not the text "nwes"
        |   - nwes
        = did you mean \`news\`?"
    `);
    expect(await diagnosticsOf('extends: []\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:10 error: \`extends\` must be the name of a pack or a file, or a list with at least one, not an empty list
        | extends: []"
    `);
    expect(await diagnosticsOf('extends: {pack: news}\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:10 error: \`extends\` must be one of \`software\`, \`news\`, \`research\`, \`team\`, \`community\`, \`marketing\`, \`finance\`, \`default\`, or a file such as \`team/themes.yaml\`, not keys with values
        | extends: {pack: news}"
    `);
  });

  it('do not follow from a misspelt `extends`', async () => {
    expect(
      await diagnosticsOf(
        'extends: defualt\ndisable: [events]\nthemes: [{id: our-team, keywords: [offsite]}]\n',
      ),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:10 error: \`extends\` must be one of \`software\`, \`news\`, \`research\`, \`team\`, \`community\`, \`marketing\`, \`finance\`, \`default\`, or a file such as \`team/themes.yaml\`, not the text "defualt"
        | extends: defualt
        = did you mean \`default\`?"
    `);
  });
});

describe('complaints about keywords', () => {
  const keywords = (...lines: string[]) =>
    diagnosticsOf(`themes:\n  - id: platform\n    keywords:\n${lines.map((it) => `      ${it}\n`).join('')}`);

  it('say which signs stand where', async () => {
    expect(
      await keywords(
        '- "="',
        '- "*"',
        '- "*ops"',
        '- five*star',
        '- "!!"',
        '- "@"',
        '- "@types/node"',
        '- "#"',
      ),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\`, "=", cannot be used: it is empty
        |       - "="
        = write the word to look for, or remove it
      digest.yaml:5:9 error: \`themes[0].keywords[1]\`, "*", cannot be used: \`*\` needs the start of a word before it
        |       - "*"
        = write \`observab*\` for words that start so, or a pattern such as /\\bfive.star/
      digest.yaml:6:9 error: \`themes[0].keywords[2]\`, "*ops", cannot be used: \`*\` needs the start of a word before it
        |       - "*ops"
        = write /ops\\b/i for words that end so
      digest.yaml:7:9 error: \`themes[0].keywords[3]\`, "five*star", cannot be used: \`*\` only stands at the end
        |       - five*star
        = write \`observab*\` for words that start so, or a pattern such as /\\bfive.star/
      digest.yaml:8:9 error: \`themes[0].keywords[4]\`, "!!", cannot be used: it has no letter and no digit
        |       - "!!"
        = write a word, or a pattern such as /!{3}/
      digest.yaml:9:9 error: \`themes[0].keywords[5]\`, "@", cannot be used: the handle is missing
        |       - "@"
        = write \`@nodejs\` for a mention, or \`=@nodejs\` for exactly this text
      digest.yaml:10:9 error: \`themes[0].keywords[6]\`, "@types/node", cannot be used: a handle is letters, digits, \`_\`, \`.\` and \`-\`
        |       - "@types/node"
        = write \`@nodejs\` for a mention, or \`=@types/node\` for exactly this text
      digest.yaml:11:9 error: \`themes[0].keywords[7]\`, "#", cannot be used: the tag is missing
        |       - "#"
        = write \`#OpenSource\` for a hashtag, or \`=#OpenSource\` for exactly this text"
    `);
  });

  it('want a site to be a host', async () => {
    expect(
      await keywords('- site:github', '- "site:"', '- site:example.com:8080', '- site:example.com/?page=2'),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\`, "site:github", cannot be used: "github" is not a whole host name
        |       - site:github
        = write the host, and a path if you like: \`site:github.com/nodejs\`
      digest.yaml:5:9 error: \`themes[0].keywords[1]\`, "site:", cannot be used: it names no site
        |       - "site:"
        = write the host, and a path if you like: \`site:github.com/nodejs\`
      digest.yaml:6:9 error: \`themes[0].keywords[2]\`, "site:example.com:8080", cannot be used: a site is a host and a path only
        |       - site:example.com:8080
        = write the host, and a path if you like: \`site:github.com/nodejs\`
      digest.yaml:7:9 error: \`themes[0].keywords[3]\`, "site:example.com/?page=2", cannot be used: a site is a host and a path only
        |       - site:example.com/?page=2
        = write the host, and a path if you like: \`site:github.com/nodejs\`"
    `);
  });

  it('ask for the end of a pattern and know its flags', async () => {
    expect(await keywords('- /kube', '- /kube/g', '- /k(8|u)s/now', '- //i')).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\`, "/kube", cannot be used: the pattern is not closed
        |       - /kube
        = end it with \`/\`, or write \`=/kube\` for exactly this text
      digest.yaml:5:9 error: \`themes[0].keywords[1]\`, "/kube/g", cannot be used: there is no flag \`g\`
        |       - /kube/g
        = the flags are \`i\`, \`s\` and \`m\`
      digest.yaml:6:9 error: \`themes[0].keywords[2]\`, "/k(8|u)s/now", cannot be used: "now" after the closing \`/\` is not a flag
        |       - /k(8|u)s/now
        = the flags are \`i\`, \`s\` and \`m\`
      digest.yaml:7:9 error: \`themes[0].keywords[3]\`, "//i", cannot be used: the pattern is empty
        |       - //i
        = write it between the two \`/\`"
    `);
  });

  it('say why a pattern cannot run and what to write instead', async () => {
    expect(
      await keywords('- /(?<=go )kube/', '- /(kube|helm)\\1/', '- /kube*+/', '- /[kube/'),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\`, "/(?<=go )kube/", cannot be used: look-ahead and look-behind cannot be run in linear time
        |       - /(?<=go )kube/
        = match the longer text, and put what must not count under \`exclude\`
      digest.yaml:5:9 error: \`themes[0].keywords[1]\`, "/(kube|helm)\\1/", cannot be used: back-references cannot be run in linear time
        |       - /(kube|helm)\\1/
        = write out what may be repeated: (aa|bb) for (a|b)\\1
      digest.yaml:6:9 error: \`themes[0].keywords[2]\`, "/kube*+/", cannot be used: atomic groups and possessive repeats are not known
        |       - /kube*+/
        = leave them out: this engine never backtracks, so they change nothing
      digest.yaml:7:9 error: \`themes[0].keywords[3]\`, "/[kube/", cannot be used: missing closing ]: \`[kube\`
        |       - /[kube/
        = patterns are written as for RE2: https://github.com/google/re2/wiki/Syntax"
    `);
  });

  it('say what a pattern costs that is too long to run', async () => {
    expect(await keywords('- /k.{1,1000}b/', '- /k.{1,100}b/')).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\`, "/k.{1,1000}b/", cannot be used: it comes to 2003 steps, and at most 1000 run in reasonable time
        |       - /k.{1,1000}b/
        = repeat less often: {1,100} instead of {1,1000}, or * and +, which cost one step each"
    `);
  });

  it('check the long form', async () => {
    expect(
      await keywords(
        '- {match: helm, weight: 0, in: titel}',
        '- {match: kubectl, wieght: 2}',
        '- {weight: 2}',
        '- {match: "@nodejs", in: [handles, body]}',
        '- {match: argo, weight: .inf}',
      ),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:31 error: \`themes[0].keywords[0].weight\` must be a number from -1000 to 1000, and not 0, not the number 0
        |       - {match: helm, weight: 0, in: titel}
      digest.yaml:4:38 error: \`themes[0].keywords[0].in\` must be \`title\`, \`body\`, \`tags\`, \`handles\`, \`links\`, \`section\`, \`author\` or \`file\`, not the text "titel"
        |       - {match: helm, weight: 0, in: titel}
        = did you mean \`title\`?
      digest.yaml:5:26 error: there is no key \`wieght\` in \`themes[0].keywords[1]\`
        |       - {match: kubectl, wieght: 2}
        = did you mean \`weight\`?
      digest.yaml:6:9 error: \`themes[0].keywords[2]\` has no \`match\`
        |       - {weight: 2}
        = write the word to look for: \`match: kubernetes\`
      digest.yaml:7:32 error: \`themes[0].keywords[3]\`, "@nodejs", looks at handles only, so it cannot look at the body
        |       - {match: "@nodejs", in: [handles, body]}
        = leave out \`in\`
      digest.yaml:8:31 error: \`themes[0].keywords[4].weight\` must be a number from -1000 to 1000, and not 0, not the number Infinity
        |       - {match: argo, weight: .inf}"
    `);
  });

  it('know what YAML makes of a keyword without quotes', async () => {
    expect(
      await keywords('- #kubernetes', '- match: #helm', '-', '- ""', '- c: drive', '- [helm]'),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\` is empty
        |       - #kubernetes
        = \`#\` starts a comment in YAML: quote it: "#kubernetes"
      digest.yaml:5:9 error: \`themes[0].keywords[1]\` has no \`match\`
        |       - match: #helm
        = \`#\` starts a comment in YAML: quote it: "#helm"
      digest.yaml:6:8 error: \`themes[0].keywords[2]\` is empty
        |       -
        = write the word to look for, or remove it
      digest.yaml:7:9 error: \`themes[0].keywords[3]\` is empty
        |       - ""
        = write the word to look for, or remove it
      digest.yaml:8:9 error: \`themes[0].keywords[4]\`, "c: drive", cannot be used: a colon and a space make it a key with a value
        |       - c: drive
        = quote it: "c: drive"
      digest.yaml:9:9 error: \`themes[0].keywords[5]\` must be a keyword or {match: …, weight: …, in: …}, not a list
        |       - [helm]
        = for words that must occur together write \`all: [rust, crate]\`"
    `);
  });

  it('show how to say the weight of a word, whatever keys stand below it', async () => {
    expect(
      await keywords('- school: 3', '- school: 3\n        in: title', '- {school: 3, when: {tag: local}}'),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: \`themes[0].keywords[0]\`, "school: 3", cannot be used: a colon and a space make it a key with a value
        |       - school: 3
        = write {match: school, weight: 3}, or quote it: "school: 3"
      digest.yaml:5:9 error: \`themes[0].keywords[1]\`, "school: 3", cannot be used: a colon and a space make it a key with a value
        |       - school: 3
        = write {match: school, weight: 3, in: title}
      digest.yaml:7:9 error: \`themes[0].keywords[2]\`, "{school: 3, when: {tag: local}}", cannot be used: a colon and a space make it a key with a value
        |       - {school: 3, when: {tag: local}}
        = write {match: school, weight: 3, when: {"tag":"local"}}"
    `);
  });

  it('warn of a keyword that is there twice', async () => {
    expect(await keywords('- open source', '- Open-Source', '- RAG', '- rag')).toMatchInlineSnapshot(`
      "digest.yaml:5:9 warning: \`themes[0].keywords[1]\`, "Open-Source", is there already, in line 4
        |       - Open-Source
        = remove one of them; only the first one counts"
    `);
  });

  it('want a list', async () => {
    expect(await diagnosticsOf('themes: [{id: platform, keywords: kubernetes}]\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:35 error: \`themes[0].keywords\` must be a list of keywords, not the text "kubernetes"
        | themes: [{id: platform, keywords: kubernetes}]
        = write one a line, each after \`- \`"
    `);
  });
});

describe('complaints about YAML itself', () => {
  it('come all at once', async () => {
    expect(
      await diagnosticsOf(`themes:
  - id: platform
    keywords:
      - @nodejs
      - \`kubectl\`
      - "helm
`),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: this is not YAML: @ has a meaning of its own in YAML
        |       - @nodejs
        = quote it: "@nodejs"
      digest.yaml:5:9 error: this is not YAML: \` has a meaning of its own in YAML
        |       - \`kubectl\`
        = quote it: "\`kubectl\`"
      digest.yaml:6:9 error: this is not YAML: a quote is opened and never closed
        |       - "helm
        = close it, or write an apostrophe within double quotes"
    `);
  });

  it('know signs with a meaning: quote them', async () => {
    expect(
      await diagnosticsOf(
        'themes:\n  - id: platform\n    keywords:\n      - *ops # all of them\n      - !new\n',
      ),
    ).toMatchInlineSnapshot(`
      "digest.yaml:4:9 error: this is not YAML: \`*ops\` repeats an anchor, and there is no \`&ops\` before it
        |       - *ops # all of them
        = quote it: "*ops"
      digest.yaml:5:9 error: this is not YAML: ! has a meaning of its own in YAML
        |       - !new
        = quote it: "!new""
    `);
  });

  it('quote no more than an item in brackets', async () => {
    expect(
      await diagnosticsOf('themes: [{id: cloud, keywords: [helm, @nodejs, argo]}]\n'),
    ).toMatchInlineSnapshot(`
      "digest.yaml:1:39 error: this is not YAML: @ has a meaning of its own in YAML
        | themes: [{id: cloud, keywords: [helm, @nodejs, argo]}]
        = quote it: "@nodejs""
    `);
  });

  it('find tabs, missing colons, second colons, second documents', async () => {
    expect(await diagnosticsOf('input:\n\t- week.txt\n')).toMatchInlineSnapshot(`
      "digest.yaml:2:1 error: this is not YAML: a tab is used to indent
        | 	- week.txt
        = indent with spaces"
    `);
    expect(await diagnosticsOf('title The week\nfold: 2\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:1 error: this is not YAML: a key has to stand on one line, with a colon behind it
        | title The week
        = write \`key: value\`"
    `);
    expect(await diagnosticsOf('title: Week 10: security\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:8 error: this is not YAML: a second colon or a list starts in the middle of a value
        | title: Week 10: security
        = quote a text that has a colon, and check the indentation"
    `);
    expect(await diagnosticsOf('themes:\n  - id: pets\n   title: Pets\n')).toMatchInlineSnapshot(`
      "digest.yaml:3:1 error: this is not YAML: this line is no item of the list above it, and no part of one
        |    title: Pets
        = indent it as far as the first word of its item, or begin it with \`- \`"
    `);
    expect(await diagnosticsOf('title: The week\n---\ntitle: Another\n')).toMatchInlineSnapshot(`
      "digest.yaml:2:1 error: this is not YAML: a second document starts after \`---\`
        | ---
        = keep one document in the file"
    `);
    expect(await diagnosticsOf('input: [week.txt\nfold: 2\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:8 error: this is not YAML: a bracket is opened and never closed
        | input: [week.txt
        = close it, or quote a text that starts with it"
    `);
    expect(await diagnosticsOf('? [a, b]\n: 1\n')).toMatchInlineSnapshot(`
      "digest.yaml:1:3 error: this is not YAML: a key has to be a word
        | ? [a, b]
        = quote it: "[a, b]""
    `);
  });

  it('end at once on text that is made to exhaust a parser', async () => {
    const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
      .map(
        (name, index, all) => `${name}: &${name} [${`${index ? `*${all[index - 1]}` : 'x'}, `.repeat(9)}x]`,
      )
      .join('\n');
    expect(await diagnosticsOf(bomb)).toMatchInlineSnapshot(`
      "digest.yaml:1:1 error: this is not YAML: its aliases repeat too much
        | a: &a [x, x, x, x, x, x, x, x, x, x]
        = write the values out"
    `);
    expect(await diagnosticsOf(`? ${'? '.repeat(500)}x`)).toContain('more than 50 levels');
    expect(await diagnosticsOf('['.repeat(100_000))).toContain('more than 50 levels');
    expect(await diagnosticsOf(`title: ${'x'.repeat(5_000_000)}`)).toMatchInlineSnapshot(`
      "digest.yaml:1:1 error: there is more configuration here than 4000 kB
        = snippets belong in files of their own, named under \`input\`"
    `);
  });

  it('count columns and lines alike in files of Windows', async () => {
    expect(await diagnosticsOf('title: The week\r\nfold: three\r\n')).toMatchInlineSnapshot(`
      "digest.yaml:2:7 error: \`fold\` must be a whole number from 0, not the text "three"
        | fold: three"
    `);
  });
});
