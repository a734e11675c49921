import { quietly } from './quietly.ts';

/** What came back; all of it is absent where there was no answer. */
export type Answer = {
  readonly status?: number;
  readonly text?: string;
  /** The header `Retry-After`. */
  readonly retryAfter?: string | null | undefined;
};

/** Characters of an answer that are read. */
const LONGEST = 65_536;

/**
 * Posts a text without credentials. Never rejects.
 *
 * `text/plain` makes it a CORS "simple request", which costs no preflight
 * (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). `keepalive` lets a `fetch` outlive the page. Where a page
 * has wrapped `fetch` so that a preflight is needed, `XMLHttpRequest` still gets through.
 *
 * @param timeLimit Milliseconds, for the whole answer.
 */
export function post(
  address: string,
  body: string,
  contentType: string,
  timeLimit: number,
  byXhr: boolean,
): Promise<Answer> {
  return new Promise((settle) => {
    // Both may be the page's own.
    const controller = quietly(() => new AbortController());
    const timer = setTimeout(() => {
      settle({});
      quietly(() => controller?.abort());
    }, timeLimit);
    (byXhr ? postByXhr : postByFetch)(address, body, contentType, controller?.signal)
      .catch(() => ({}))
      .then((answer) => {
        settle(answer);
        clearTimeout(timer);
      });
  });
}

async function postByFetch(
  address: string,
  body: string,
  contentType: string,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body,
    credentials: 'omit',
    keepalive: true,
    redirect: 'error',
    referrerPolicy: 'strict-origin',
    signal: signal as AbortSignal,
  });
  const reader = response.body?.getReader?.();
  let text = '';
  // An empty answer has no body; what stands in for `fetch` in tests may have nothing but `json()`.
  if (!reader) text = JSON.stringify(await response.json().catch(() => ''));
  else {
    const decoder = new TextDecoder();
    let part = await reader.read();
    while (!part.done && text.length < LONGEST) {
      text += decoder.decode(part.value, { stream: true });
      part = await reader.read();
    }
    // Of what is longer, nothing more is loaded.
    if (!part.done) await reader.cancel();
  }
  if (text.length > LONGEST) text = '';
  return { status: response.status, text, retryAfter: response.headers?.get('Retry-After') };
}

function postByXhr(
  address: string,
  body: string,
  contentType: string,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', contentType);
    request.onprogress = ({ loaded }) => loaded > LONGEST && request.abort();
    request.onloadend = () => {
      const { status, responseURL, responseText: text } = request;
      // It follows redirects, and nobody can keep it from that: what comes from elsewhere is no answer.
      if (responseURL && responseURL.toLowerCase() !== address.toLowerCase()) return settle({});
      // To ask for a header that is not exposed would make an error in the console.
      const retryAfter = quietly(() =>
        /retry-after/i.test(request.getAllResponseHeaders())
          ? request.getResponseHeader('Retry-After')
          : null,
      );
      return settle({ status, text, retryAfter });
    };
    if (signal) signal.onabort = () => request.abort();
    request.send(body);
  });
}
