import { PANEL } from '../../diagnosis/candidates.ts';
import { make } from './make.ts';
import { addPanelStyle } from './style.ts';

/** The parts of the panel that stay while what they hold changes. */
export type PanelFrame = ReturnType<typeof createPanelFrame>;

/** What page code may listen for; none of it concerns the page when it happens in the panel. */
const OWN_EVENTS =
  'click auxclick dblclick contextmenu pointerdown pointerup mousedown mouseup touchstart touchend keydown keyup ' +
  'focusin focusout wheel';

/** Builds the empty panel in a shadow root of its own. `stop` names the button that ends it. */
export function createPanelFrame(stop: string) {
  const host = document.createElement(PANEL);
  const root = host.attachShadow({ mode: 'open' });
  addPanelStyle(root);
  for (const type of OWN_EVENTS.split(' ')) host.addEventListener(type, (event) => event.stopPropagation());

  const pill = make('button', { type: 'button', class: 'pill', 'aria-expanded': 'false' });
  const collapse = make('button', { type: 'button', 'aria-expanded': 'true' }, 'Collapse');
  const end = make('button', { type: 'button' }, stop);
  const state = make('div', { class: 'state', role: 'status' });
  const moments = make('ol');
  const items = make('ul');
  const count = make('h3');
  const scroll = make(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Findings' },
    state,
    make('h3', {}, 'What has happened'),
    moments,
    count,
    items,
    make(
      'p',
      { class: 'hint' },
      make('kbd', {}, 'Alt+Shift+G'),
      ' opens and collapses, ',
      make('kbd', {}, 'Esc'),
      ' collapses.',
    ),
  );
  const panel = make(
    'aside',
    { 'aria-label': 'Selgeo inspector' },
    make('header', {}, make('h2', {}, 'Selgeo inspector'), collapse, end),
    scroll,
  );
  root.append(pill, panel);
  return { host, root, pill, panel, collapse, end, state, moments, items, count, scroll };
}
