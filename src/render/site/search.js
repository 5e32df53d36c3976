// Looks through all entries of the site. What is asked for stays in the browser: the index is one file, fetched once.
(() => {
  const search = document.querySelector('search[data-index]');
  const input = search.querySelector('input');
  const found = search.querySelector('output');
  const list = search.querySelector('ul');
  let loaded;

  /** The index, and what the issue of each page is called, once somebody wants them. */
  async function load() {
    const response = await fetch(search.dataset.index);
    const { options, issues, index } = await response.json();
    return { issues, index: MiniSearch.loadJS(index, options) };
  }

  async function show() {
    const words = input.value.trim();
    loaded ??= load();
    const { issues, index } = await loaded;
    const results = words === '' ? [] : index.search(words, how);
    // Somebody has typed on in the meantime.
    if (words !== input.value.trim()) return;
    found.textContent = words !== '' && results.length === 0 ? found.dataset.nothing : '';
    list.replaceChildren(...results.slice(0, 50).map((it) => row(it, issues)));
  }

  const how = { prefix: true, fuzzy: 0.15, boost: { title: 3 }, combineWith: 'AND' };

  /** An entry, and which issue it is of. */
  function row({ title, page }, issues) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    item.dir = 'auto';
    link.href = page;
    link.textContent = title;
    const issue = document.createElement('p');
    issue.className = 'small';
    issue.textContent = issues[page.split('#')[0]];
    item.append(link, issue);
    return item;
  }

  search.hidden = false;
  input.addEventListener('input', show);
  if (input.value !== '') show();
})();
