import type { Readiness, Selgeo } from './api.ts';
import { whenHydrated } from './browser/when-hydrated.ts';
import { createClick, isRejection, postClick } from './click-api.ts';
import { readClickId } from './click-id.ts';
import { decorateForms, fillForm } from './forms.ts';
import type { Options } from './options.ts';
import { findReferral } from './referral.ts';
import { readItem, writeItem } from './store.ts';
import { decorateLinks, decorateUrl } from './stripe.ts';
import type { Stub } from './stub.ts';
import { version } from './version.ts';

type Status = Readiness['status'];

/** Starts the snippet on this page and publishes its API, unless it is running already: then returns that one. */
export function startTracker(options: Options): Selgeo {
  const early = window.__selgeo as (Selgeo & Partial<Stub>) | undefined;
  if (early?.version) return early;

  const selgeo: Selgeo = {
    version,
    getClickId: readClickId,
    ready: (limit) =>
      new Promise((settle) => {
        const answer = (status: Status) => settle({ clickId: readClickId(), status } as Readiness);
        visited.then(answer);
        const timeout = limit?.timeout as number;
        if (timeout < 2 ** 31) setTimeout(answer, timeout, 'pending');
      }),
    fillForm: (form) => fillForm(form, readClickId()),
    decorateUrl: (url) => decorateUrl(url, readClickId(), options.hosts),
  };

  // Where the page has frozen the property, this is refused without an error.
  Reflect.set(window, '__selgeo', selgeo);
  const visited = visit(options);
  early?.q?.forEach((answer) => void answer(selgeo));
  return selgeo;
}

/** The story of one visit: find the referral, register it unless it is stored, carry the click ID into the page. */
async function visit(options: Options): Promise<Status> {
  let status: Status = 'none';
  const ref = options.merchantKey && findReferral(location.href, options.params);
  const isStored = readClickId() && (options.keepFirst || ref === readItem('__selgeo_ref'));
  if (ref && !isStored) {
    try {
      const { click_id, visitor_token } = await postClick(createClick(ref, options), options);
      writeItem('__selgeo_cid', click_id);
      writeItem('__selgeo_ref', ref);
      if (visitor_token) writeItem('__selgeo_vtk', visitor_token);
    } catch (failure) {
      // A stored click stays in force: no failure destroys it.
      status = isRejection(failure as Response) ? 'rejected' : 'unreachable';
    }
  }

  const clickId = readClickId();
  if (!clickId) return status;
  whenHydrated(() => {
    decorateLinks(document, clickId, options.hosts);
    decorateForms(document, clickId);
  });
  return 'registered';
}
