// Filters the entries by theme and words, and marks in the contents which section is being read.
// The page is complete without it: what it needs is hidden until it runs.
(() => {
  const filter = document.querySelector('search');
  if (filter === null) return;
  const text = filter.querySelector('input');
  const theme = filter.querySelector('select');
  const found = filter.querySelector('output');
  const sections = [...document.querySelectorAll('main > section')];
  const contents = [...document.querySelectorAll('nav a')];
  const entries = [...document.querySelectorAll('article')].map((article) => {
    const parts = [...article.querySelectorAll(':scope > :not(details, .permalink)')];
    return { article, words: folded(parts.map(({ textContent }) => textContent).join(' ')) };
  });

  /** Capitals and accents make no difference. */
  function folded(words) {
    return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  }

  function show() {
    const wanted = folded(text.value).split(/\s+/).filter(Boolean);
    const isOn = wanted.length > 0 || theme.value !== '';
    let shown = 0;
    for (const { article, words } of entries) {
      const isOfTheme = theme.value === '' || theme.value === article.dataset.theme;
      article.hidden = !isOfTheme || !wanted.every((word) => words.includes(word));
      if (!article.hidden) shown += 1;
    }
    for (const section of sections) {
      section.hidden = isOn && section.querySelector('article:not([hidden])') === null;
    }
    found.textContent = isOn ? sayFound(shown) : '';
  }

  function sayFound(shown) {
    const { found: some, nothing } = found.dataset;
    return shown === 0 ? nothing : some.replace('{shown}', shown).replace('{all}', entries.length);
  }

  /** The address keeps what is asked for, behind its `#`: a link to it shows the same, and no server is told. */
  function remember() {
    const state = new URLSearchParams();
    if (theme.value !== '') state.set('theme', theme.value);
    if (text.value.trim() !== '') state.set('text', text.value.trim());
    history.replaceState(null, '', `${location.href.split('#')[0]}#${state}`);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    const target = document.querySelector(':target');
    const isAsked = state.has('theme') || state.has('text');
    // What a link leads to is shown, whatever the filter says.
    if (!isAsked && (target === null || target.closest('[hidden]') === null)) return;
    text.value = state.get('text') ?? '';
    theme.value = state.get('theme') ?? '';
    if (theme.selectedIndex < 0) theme.value = '';
    show();
    if (!isAsked) target.scrollIntoView();
  }

  /** Told about the sections that come to, or leave, a line in the upper part of the window. */
  function mark(changes) {
    for (const { target, isIntersecting } of changes) {
      const link = contents[sections.indexOf(target)];
      if (isIntersecting) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  const reading = new IntersectionObserver(mark, { rootMargin: '-25% 0px -75% 0px' });
  for (const section of sections) reading.observe(section);

  filter.hidden = false;
  filter.addEventListener('input', show);
  filter.addEventListener('change', remember);
  addEventListener('hashchange', recall);
  recall();
})();
