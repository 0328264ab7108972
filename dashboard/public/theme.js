// Before anything is drawn: light or dark as was chosen, or as the system is.
(() => {
  const chosen = localStorage.getItem('parley-theme');
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
