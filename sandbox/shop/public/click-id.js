/**
 * Resolves with what the Selgeo snippet knows about this visit: `{ clickId, status }`. Never rejects, and takes at most
 * `timeout` milliseconds for each of loading and answering, so a blocked snippet cannot hold up a sale.
 */
export async function referral(timeout) {
  await snippetLoaded(timeout);
  if (!window.__selgeo) return { clickId: null, status: 'blocked' };
  const settled = await window.__selgeo.ready?.({ timeout });
  return { clickId: window.__selgeo.getClickId(), status: settled?.status ?? 'none' };
}

function snippetLoaded(timeout) {
  const tag = document.querySelector('script[data-merchant]');
  if (window.__selgeo || !tag) return Promise.resolve();
  return new Promise((resolve) => {
    tag.addEventListener('load', resolve, { once: true });
    tag.addEventListener('error', resolve, { once: true });
    // The tag may have failed before this script ran, and says so only once.
    setTimeout(resolve, timeout);
  });
}
