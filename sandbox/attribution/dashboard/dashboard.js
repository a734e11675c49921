// Keeps an open page up to date: whatever happens, the page is fetched again and its `data-live` parts are swapped.

const status = document.getElementById('live-status');
let isFetching = false;
let isStale = false;

/** Milliseconds between two refreshes, so that many events a second cost no more than a few. */
const PAUSE = 300;

function say(state, text) {
  status.dataset.state = state;
  if (status.textContent !== text) status.textContent = text;
}

async function refresh() {
  isStale = true;
  if (isFetching) return;
  isFetching = true;
  try {
    while (isStale) {
      isStale = false;
      const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
      if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
  } catch {
    // The sandbox is away; the stream's reconnection fetches again.
  } finally {
    isFetching = false;
  }
}

function swap(fresh) {
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (!next || withoutMarks(part) === next.innerHTML) continue;
    const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
    const known = new Set(Array.from(part.querySelectorAll('[data-key]'), (row) => row.dataset.key));
    for (const row of next.querySelectorAll('[data-key]'))
      row.classList.toggle('fresh', !known.has(row.dataset.key));
    part.replaceChildren(...document.importNode(next, true).childNodes);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function withoutMarks(part) {
  const copy = part.cloneNode(true);
  for (const row of copy.querySelectorAll('.fresh')) row.classList.remove('fresh');
  return copy.innerHTML;
}

function connect() {
  const stream = new EventSource('/live');
  // What happened between the making of the page and the start of the stream would be missed otherwise.
  stream.addEventListener('hello', () => {
    refresh();
    say('on', 'Live');
  });
  stream.addEventListener('change', (event) => {
    say('on', JSON.parse(event.data).text || status.textContent);
    refresh();
  });
  stream.addEventListener('error', () => {
    say('lost', 'Connection lost, trying again…');
    // Firefox gives up when nothing listens on the port; a new stream is the only way back.
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 1500);
  });
  addEventListener('pagehide', () => stream.close(), { once: true });
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(status.dataset.state, 'Link copied');
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  } catch {
    getSelection().selectAllChildren(document.getElementById(button.getAttribute('aria-describedby')));
    say(status.dataset.state, 'Copy the selected link with your keyboard');
  }
});

// Not at once only: a page restored from the back/forward cache has closed its stream.
addEventListener('pageshow', connect);
