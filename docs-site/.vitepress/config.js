/** The site: its pages in the order of a person's questions. */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';

const { description, homepage } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

const page = (text, link) => ({ text, link: `/${link}` });

const emoji =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><text y=".9em" font-size="90">📰</text></svg>';
const icon = `data:image/svg+xml,${encodeURIComponent(emoji)}`;

export default defineConfig({
  title: 'digest',
  description,
  srcDir: 'pages',
  outDir: 'site',
  cleanUrls: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: icon }]],
  // What is larger is the search, and it is fetched when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  markdown: {
    languageAlias: { crontab: 'bash', org: 'markdown' },
    // The braces of a template in running text are its reader's, and not Vue's.
    config(md) {
      const code = md.renderer.rules.code_inline;
      md.renderer.rules.code_inline = (...given) => code(...given).replace('<code', '<code v-pre');
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: homepage.replace(/#.*/, '') }],
    sidebar: [
      { text: 'First digest', items: [page('Start', ''), page('The commands', 'commands')] },
      { text: 'My own files', items: [page('The input', 'input'), page('More than a week', 'scale')] },
      { text: 'My own themes', items: [page('The rules', 'rules')] },
      {
        text: 'Publish',
        items: [
          page('What goes out', 'publishing'),
          page('Templates', 'template'),
          page("Other people's tools", 'recipes'),
        ],
      },
      {
        text: 'Automate',
        items: [
          page('By itself', 'automation'),
          page('The archive', 'archive'),
          page('The JSON, and filters', 'json'),
        ],
      },
      {
        text: 'Reference',
        items: [
          page('The configuration', 'configuration'),
          page('The library', 'library'),
          page('The library, name by name', 'api/'),
          page('How fast it is', 'performance'),
          page('What it withstands', 'reliability'),
          page('Map of the house', 'house'),
          page('Contributing', 'contributing'),
          page('Changes', 'changes'),
        ],
      },
    ],
  },
});
