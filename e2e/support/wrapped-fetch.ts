/** What the code of a page, such as a monitoring library, does to each request. */
export const WRAPPERS = {
  'adds a header': "{ ...options, headers: { ...options.headers, 'X-CSRF-Token': 'abc' } }",
  'demands credentials': "{ ...options, credentials: 'include' }",
  'adds a header to a Headers object':
    "{ ...options, headers: (() => { const headers = new Headers(options.headers); headers.set('traceparent', '00-1'); return headers })() }",
};

/** A script that does that. */
export const wrapping = (options: string): string => `<script>{
  const native = window.fetch;
  window.fetch = (address, options = {}) => native(address, ${options});
}</script>`;
