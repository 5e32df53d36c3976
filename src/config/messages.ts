/** Everything that can be wrong with a configuration. Codes are stable: people filter by them. */
import { diagnosticMaker, kind, type Messages } from '../diagnostics/diagnostics.ts';
import { oneOf } from '../diagnostics/wording.ts';

export const configMessages = {
  'config-missing': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `there is no configuration file "${path}"`,
    hint: 'check the spelling; without --config, digest.yaml is looked for in this folder and those above it',
  }),
  'config-unreadable': kind<{ path: string; why: string }>({
    severity: 'error',
    message: ({ path, why }) => `the configuration file "${path}" cannot be read: ${why}`,
  }),
  'config-too-large': kind<{ limit: string }>({
    severity: 'error',
    message: ({ limit }) => `there is more configuration here than ${limit}`,
    hint: 'snippets belong in files of their own, named under `input`',
  }),
  'config-syntax': kind<{ language: string; problem: string; advice: string | null }>({
    severity: 'error',
    message: ({ language, problem }) => `this is not ${language}: ${problem}`,
    hint: ({ advice }) => advice,
  }),
  'config-duplicate-key': kind<{ key: string; line: number }>({
    severity: 'error',
    message: ({ key, line }) => `\`${key}\` is given twice, first in line ${line}`,
    hint: 'keep one of them',
  }),
  'config-unknown-key': kind<{
    key: string;
    within: string;
    nearest: string | null;
    /** Where a key of that name may stand; null: nowhere. */
    place: string | null;
    keys: string[];
  }>({
    severity: 'error',
    message: ({ key, within }) =>
      within === '' ? `there is no key \`${key}\`` : `there is no key \`${key}\` in \`${within}\``,
    hint: ({ key, nearest, place, keys }) => {
      if (nearest !== null && place === null) return `did you mean \`${nearest}\`?`;
      const here =
        keys.length === 0
          ? 'every key that there is here is given already'
          : `what may stand here: ${keys.map((it) => `\`${it}\``).join(', ')}`;
      if (place === null) return here;
      // A long list would bury where it belongs.
      return keys.length > 8 ? `\`${key}\` stands ${place}` : `\`${key}\` stands ${place}; ${here}`;
    },
  }),
  'config-missing-key': kind<{ key: string; within: string; advice: string }>({
    severity: 'error',
    message: ({ key, within }) => `\`${within}\` has no \`${key}\``,
    hint: ({ advice }) => advice,
  }),
  'config-value': kind<{ what: string; expected: string; got: string; advice: string | null }>({
    severity: 'error',
    message: ({ what, expected, got }) => `${what} must be ${expected}, not ${got}`,
    hint: ({ advice }) => advice,
  }),
  'config-output-format': kind<{ path: string; endings: string[] }>({
    severity: 'error',
    message: ({ path }) => `the name "${path}" does not tell which format to write`,
    hint: ({ endings }) => `end it in ${oneOf(endings)}, or write {file: …, format: email}`,
  }),
  'config-output-twice': kind<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `"${path}" is there already: it would be written twice`,
    hint: 'give each output a name of its own',
  }),
  'front-matter-key': kind<{ key: string }>({
    severity: 'warning',
    message: ({ key }) =>
      key === 'input' || key === 'output'
        ? `\`${key}\` cannot be set in a snippet file: it does not decide what is read or written`
        : `\`${key}\` cannot be set in a snippet file: it belongs to the publication, not to one issue`,
    hint: 'set it in digest.yaml',
  }),
  'front-matter-unknown': kind<{ keys: { key: string; meant: string | null }[] }>({
    severity: 'note',
    message: ({ keys }) =>
      keys.length === 1
        ? `the key \`${keys[0]!.key}\` means nothing here and is passed over`
        : `keys that mean nothing here are passed over: ${keys.map(({ key }) => `\`${key}\``).join(', ')}`,
    hint: ({ keys }) => {
      const near = keys.filter(({ meant }) => meant !== null);
      return near.length === 0
        ? null
        : `did you mean ${near.map(({ key, meant }) => (keys.length === 1 ? `\`${meant}\`` : `\`${meant}\` by \`${key}\``)).join(', ')}?`;
    },
  }),
  'front-matter-differs': kind<{ key: string; first: string; at: string; other: string; more: number }>({
    severity: 'warning',
    message: ({ key, first, at, other, more }) => {
      const others = more === 0 ? '' : `, and another one in ${more} ${more === 1 ? 'file' : 'files'} more`;
      return `\`${key}\` is "${first}" in ${at} and "${other}" here${others}; the first one is used`;
    },
    hint: 'set it in one file only, or in digest.yaml',
  }),
  'extends-missing': kind<{ name: string }>({
    severity: 'error',
    message: ({ name }) =>
      /^https?:/i.test(name)
        ? `"${name}" is an address, and nothing is fetched from the network`
        : `there is no file "${name}" to extend, beside this one or in a package`,
    hint: ({ name }) => {
      if (/^https?:/i.test(name))
        return `save it beside this file (curl -O ${name}), and name that; or install the package that has it`;
      return name.startsWith('~')
        ? '`~` stands for your home in a shell alone: write the whole path, or one from the folder of this file'
        : 'name it from the folder of this file (`../team/themes.yaml`), or install the package that has it';
    },
  }),
  'extends-cycle': kind<{ name: string }>({
    severity: 'error',
    message: ({ name }) =>
      `"${name}" extends this file in turn, so that neither would ever be read to its end`,
    hint: 'put what both need into a third file, and let both extend that',
  }),
  'extends-file': kind<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `"${name}" is a file, and a snippet file extends built-in packs only`,
    hint: 'set it in digest.yaml',
  }),
  'theme-duplicate': kind<{ id: string; first: string }>({
    severity: 'error',
    message: ({ id, first }) => `the theme \`${id}\` is there twice, first in ${first}`,
    hint: 'put their keywords together, or give one another id',
  }),
  'theme-idle': kind<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the theme \`${id}\` has no keywords, so no entry finds it`,
    hint: 'add some under `keywords:`, or remove the theme',
  }),
  'theme-not-there': kind<{ id: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ id }) => `there is no theme \`${id}\` to disable`,
    hint: ({ nearest, ids }) => {
      if (nearest !== null) return `did you mean \`${nearest}\`?`;
      return ids.length === 0
        ? 'the built-in themes are only in use with `extends`, or without `themes`'
        : `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`;
    },
  }),
  'section-unknown-theme': kind<{ section: string; theme: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ section, theme }) =>
      `the heading "${section}" belongs to the theme \`${theme}\`, which there is not`,
    hint: ({ nearest, ids }) =>
      nearest === null
        ? `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  }),
  'keyword-invalid': kind<{ where: string; written: string; why: string; advice: string }>({
    severity: 'error',
    message: ({ where, written, why }) => `\`${where}\`, "${written}", cannot be used: ${why}`,
    hint: ({ advice }) => advice,
  }),
  'keyword-missing': kind<{ where: string; advice: string }>({
    severity: 'error',
    message: ({ where }) => `\`${where}\` is empty`,
    hint: ({ advice }) => advice,
  }),
  'keyword-field': kind<{ where: string; written: string; field: string; only: string }>({
    severity: 'error',
    message: ({ where, written, field, only }) =>
      `\`${where}\`, "${written}", looks at ${only} only, so it cannot look at the ${field}`,
    hint: 'leave out `in`',
  }),
  'keyword-duplicate': kind<{ where: string; written: string; line: number }>({
    severity: 'warning',
    message: ({ where, written, line }) => `\`${where}\`, "${written}", is there already, in line ${line}`,
    hint: 'remove one of them; only the first one counts',
  }),
  'map-unknown-theme': kind<{ label: string; theme: string; nearest: string | null; ids: string[] }>({
    severity: 'error',
    message: ({ label, theme }) => `"${label}" stands for the theme \`${theme}\`, which there is not`,
    hint: ({ nearest, ids }) =>
      nearest === null
        ? `the themes are ${ids.map((it) => `\`${it}\``).join(', ')}`
        : `did you mean \`${nearest}\`?`,
  }),
} satisfies Messages;

/** Makes a diagnostic of one of these messages. */
export const configDiagnostic = diagnosticMaker(configMessages);
