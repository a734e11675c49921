import { listen } from '../browser/listen.ts';
import { queryAll } from '../browser/query-all.ts';
import { quietly } from '../browser/quietly.ts';
import { whenIdle } from '../browser/when-idle.ts';
import { whenLoaded } from '../browser/when-loaded.ts';
import { listenInside, USE, USE_WITH_CLICK } from '../carry/carrier.ts';
import type { Selgeo } from '../visit/api.ts';

/**
 * Puts the click ID, if there is one, into every `<form data-rewardful>`, as Rewardful does: a hidden input named
 * `referral` (https://help.rewardful.com/en/articles/9014067-stripe-server-side-checkout). Forms that are there get it
 * when the page has loaded and is idle, because pages that were written for Rewardful read it there; all others at the
 * moment of use. A hidden field of that name which the page has left empty is filled; any other field of that name is the
 * page's own and stays. Without a click ID nothing changes.
 */
export function carryIntoForms(selgeo: Selgeo): void {
  function fill(element: HTMLElement) {
    quietly(() => {
      if (element.localName !== 'form' || element.dataset.rewardful === undefined) return;
      const input = element.querySelector<HTMLInputElement>('input[type=hidden][name=referral]');
      if (input?.value === '') input.dataset.selgeo = '';
      // From here on the form is like any other that has opted in, and later clicks find it.
      element.dataset.selgeo ??= 'referral';
      selgeo.fillForm(element as HTMLFormElement);
    });
  }

  function sweep(root: ParentNode) {
    for (const form of queryAll(root, 'form[data-rewardful]')) fill(form as HTMLElement);
  }

  function prepare(event: Event & { readonly formData?: FormData }) {
    quietly(() => {
      if (!selgeo.getClickId()) return;
      for (const node of event.composedPath() as (HTMLElement & ShadowRoot)[]) {
        if (node.mode) {
          sweep(node);
          listenInside(node, prepare);
        }
        fill(node);
      }
      // Where the snippet was there before this script, it has looked for inputs before this one came.
      const marked = 'form[data-rewardful] input[data-selgeo][name]';
      const { formData } = event;
      if (!formData) return;
      for (const input of (event.target as Element).querySelectorAll<HTMLInputElement>(marked)) {
        formData.set(input.name, input.value);
      }
    });
  }

  function sweepWhenIdle() {
    const sweepDocument = () => {
      if (selgeo.getClickId()) sweep(document);
    };
    whenLoaded(() => whenIdle(sweepDocument));
  }

  async function sweepAtStart() {
    await selgeo.ready();
    sweepWhenIdle();
  }

  listen(`${USE} ${USE_WITH_CLICK}`, prepare);
  // The visitor may agree later, or come by another partner.
  listen('selgeo:change', sweepWhenIdle);
  // The page may have put something of its own into `window.__selgeo`.
  sweepAtStart().catch(() => {});
}
