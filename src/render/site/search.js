// Looks through all entries of the site. What is asked for stays in the browser: the index is one file, fetched once.
(() => {
  const search = document.querySelector('search[data-index]');
  const input = search.querySelector('input');
  const found = search.querySelector('output');
  const list = search.querySelector('ul');
  let index;

  /** The index, once somebody wants it. */
  async function load() {
    const response = await fetch(search.dataset.index);
    const { options, index } = await response.json();
    return MiniSearch.loadJS(index, options);
  }

  async function show() {
    const words = input.value.trim();
    index ??= load();
    const results = words === '' ? [] : (await index).search(words, how);
    // Somebody has typed on in the meantime.
    if (words !== input.value.trim()) return;
    found.textContent = words !== '' && results.length === 0 ? found.dataset.nothing : '';
    list.replaceChildren(...results.slice(0, 50).map(row));
  }

  const how = { prefix: true, fuzzy: 0.15, boost: { title: 3 }, combineWith: 'AND' };

  function row({ title, page }) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    item.dir = 'auto';
    link.href = page;
    link.textContent = title;
    item.append(link);
    return item;
  }

  search.hidden = false;
  input.addEventListener('input', show);
  if (input.value !== '') show();
})();
