/** Milliseconds between two refreshes, as in sandbox/attribution/dashboard/dashboard.js. */
const PAUSE = 300;

/** An open dashboard: follows the stream and fetches the page again whenever something has changed. */
export function openDashboard(origin: string) {
  const closing = new AbortController();
  const { signal } = closing;
  const views = { count: 0 };
  let isStale = true;

  const follow = async () => {
    const stream = await fetch(`${origin}/live`, { signal });
    for await (const _ of stream.body ?? []) isStale = true;
  };
  const refresh = async () => {
    while (!signal.aborted) {
      if (isStale) {
        isStale = false;
        await (await fetch(origin, { signal })).text();
        views.count += 1;
      }
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
  };
  const done = Promise.allSettled([follow(), refresh()]);

  return {
    views: () => views.count,
    close: async () => {
      closing.abort();
      await done;
    },
  };
}
