/**
 * Resolves with what the Selgeo snippet knows about this visit: `{ clickId, status }`. Never rejects, and takes at most
 * `timeout` milliseconds for each of loading and answering, so a blocked snippet cannot hold up a sale. A visitor who is
 * asked for consent gets as long to answer, unless the caller does not want to wait for that.
 */
export async function referral(timeout, waitsForConsent = true) {
  await snippetLoaded(timeout);
  if (!window.__selgeo) return { clickId: null, status: 'blocked' };
  const settled = await window.__selgeo.ready?.(waitsForConsent ? { timeout } : undefined);
  return { clickId: window.__selgeo.getClickId(), status: settled?.status ?? 'none' };
}

/** Resolves when the snippet has loaded, or will not. */
export function snippetLoaded(timeout) {
  const tag = document.querySelector('script[data-merchant]');
  if (window.__selgeo || !tag) return Promise.resolve();
  return new Promise((resolve) => {
    tag.addEventListener('load', resolve, { once: true });
    tag.addEventListener('error', resolve, { once: true });
    // The tag may have failed before this script ran, and says so only once.
    setTimeout(resolve, timeout);
  });
}
