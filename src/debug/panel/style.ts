const CSS = `
:host {
  all: initial;
  color-scheme: light dark;
  --back: #ffffff; --raised: #f4f6f8; --edge: #c9d1d9; --text: #1b1f24; --soft: #4b5560;
  --good: #0f6b2f; --wait: #7a4b00; --bad: #a40e26; --mark: #1257c9;
}
@media (prefers-color-scheme: dark) {
  :host {
    --back: #161b22; --raised: #21262d; --edge: #444c56; --text: #e6edf3; --soft: #aab4bf;
    --good: #5fd68a; --wait: #e8bb4f; --bad: #ff8f87; --mark: #7db3ff;
  }
}
@media print { :host { display: none; } }
* { box-sizing: border-box; margin: 0; padding: 0; }
aside, .pill, .outline { position: fixed; z-index: 2147483647; }
.outline { z-index: 2147483646; }
aside, .pill {
  right: 16px; bottom: 16px; background: var(--back); color: var(--text); border: 1px solid var(--edge);
  font: 13px/1.45 system-ui, sans-serif; box-shadow: 0 8px 28px rgb(0 0 0 / 22%); text-align: start;
}
aside { width: 400px; max-height: min(640px, calc(100vh - 32px)); border-radius: 12px; display: flex; flex-direction: column; overflow: hidden; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-align: start; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: -2px; border-radius: 8px; }
.pill { padding: 8px 14px; border-radius: 999px; font-weight: 600; }
.pill:focus-visible { border-radius: 999px; outline-offset: 2px; }
header { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; border-bottom: 1px solid var(--edge); }
h2 { font-size: 14px; flex: 1; }
header button { padding: 6px 10px; border-radius: 8px; color: var(--soft); }
header button:hover, .item:hover { background: var(--raised); }
.scroll { overflow: auto; padding: 12px 16px 16px; overscroll-behavior: contain; }
h3 { font-size: 12px; color: var(--soft); margin: 16px 0 6px; }
.state { padding: 10px 12px; border-radius: 8px; background: var(--raised); }
.state strong { display: block; font-size: 14px; }
.code { font: 600 11px/1.6 ui-monospace, monospace; margin-inline-end: 6px; }
.id { font: 11px/1.6 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; }
.advice { color: var(--soft); display: block; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
ol, ul { list-style: none; }
ol li { display: grid; grid-template-columns: 58px 1fr; gap: 8px; padding: 3px 0; }
time { color: var(--soft); font-variant-numeric: tabular-nums; text-align: end; }
li { overflow-wrap: anywhere; }
.item { display: grid; grid-template-columns: 18px 1fr; width: calc(100% + 16px); margin: 0 -8px; padding: 6px 8px; border-radius: 8px; }
.item > b { font-size: 14px; line-height: 1.3; }
.name { font-weight: 600; }
.hint { color: var(--soft); font-size: 12px; margin-top: 16px; }
kbd { font: 11px ui-monospace, monospace; border: 1px solid var(--edge); border-radius: 4px; padding: 0 4px; }
.outline { pointer-events: none; border: 3px solid var(--mark); border-radius: 4px; box-shadow: 0 0 0 2px var(--back); }
@media (max-width: 520px) {
  aside { left: 0; right: 0; bottom: 0; width: auto; max-height: 62vh; border-radius: 12px 12px 0 0; border-width: 1px 0 0; }
  header button { padding: 10px 12px; }
  .item { padding: 10px 8px; }
}
`;

/** What each part needs at least, in a colour scheme that the page cannot change. */
const BARE =
  'all: initial; position: fixed; z-index: 2147483647; right: 16px; bottom: 16px; font: 13px/1.45 sans-serif; ' +
  'color: #1b1f24; background: #fff; border: 1px solid #4b5560; padding: 8px;';
const BARE_PARTS = {
  aside: `${BARE} display: block; width: 340px; max-width: 90vw; max-height: 60vh; overflow: auto;`,
  '.pill': `${BARE} display: block;`,
  '.outline': 'position: fixed; z-index: 2147483646; pointer-events: none; border: 3px solid #1257c9;',
};

/**
 * Gives the parts within a shadow root their style, by a constructed stylesheet where there are any: policies have no
 * say in those (https://github.com/w3c/webappsec-csp/issues/353). Before Safari 16.4 that is a `style` element, and under
 * a strict policy no more than what a script may set on each part.
 */
export function addPanelStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = CSS;
    root.append(style);
  }
}

/** Makes up for a `style` element that a policy has blocked; to be called once the shadow root is in the page. */
export function repairPanelStyle(root: ShadowRoot): void {
  const style = root.querySelector('style');
  if (!style || style.sheet) return;
  for (const [part, css] of Object.entries(BARE_PARTS)) {
    for (const element of root.querySelectorAll<HTMLElement>(part)) {
      element.style.cssText = css;
      // `display` would win over the attribute.
      const hide = () => element.style.setProperty('display', element.hidden ? 'none' : 'block');
      new MutationObserver(hide).observe(element, { attributeFilter: ['hidden'] });
      hide();
    }
  }
}
