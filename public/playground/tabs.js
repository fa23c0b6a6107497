/** The tabs of narrow screens: one panel at a time. On wide screens all panels stand side by side and there are no tabs. */

/** As in layout.css: below it the phone shares its place with the others. */
const NARROW = '(max-width: 859px)';
const MIDDLE = '(max-width: 1219px)';

export function startTabs() {
  const desk = document.querySelector('.desk');
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const panels = [...document.querySelectorAll('[data-panel]')];
  const narrow = matchMedia(NARROW);
  const middle = matchMedia(MIDDLE);

  const show = (view) => {
    desk.dataset.view = view;
    for (const tab of tabs) {
      const isShown = tab.dataset.view === view;
      tab.setAttribute('aria-selected', String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
  };
  /** Beside a phone that is always there, its tab has nothing to show. */
  const adapt = () => {
    const isPhoneBeside = middle.matches && !narrow.matches;
    if (isPhoneBeside && desk.dataset.view === 'phone') show('turns');
    for (const panel of panels) {
      const isTabbed = narrow.matches || (middle.matches && panel.dataset.panel !== 'phone');
      if (isTabbed) panel.setAttribute('role', 'tabpanel');
      else panel.removeAttribute('role');
    }
  };
  for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.view));
  document.querySelector('[role="tablist"]').addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const seen = tabs.filter((tab) => tab.offsetParent !== null);
    const next = seen[(seen.indexOf(document.activeElement) + step + seen.length) % seen.length];
    show(next.dataset.view);
    next.focus();
  });
  for (const query of [narrow, middle]) query.addEventListener('change', adapt);
  show('phone');
  adapt();
}
