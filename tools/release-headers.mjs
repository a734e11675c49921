// What the CDN serves, at which address, with which headers: the one home of it. `release/headers.json` says the same for
// every address, for whoever configures a CDN.

/** What pages load, and `integrity.json` with the hash of each. As in dist/. */
const SCRIPTS = ['selgeo.js', 'consent.js', 'compat/rewardful.js', 'selgeo-debug.js'];
export const FILES = [...SCRIPTS, ...SCRIPTS.map((script) => `${script}.map`), 'integrity.json'];

/** How a file beside another is called that holds it compressed, and what `Content-Encoding` calls that. */
export const ENCODINGS = { '.br': 'br', '.gz': 'gzip' };

/** Always the newest of the first major line: what the tags of merchants name. */
export const NEWEST = 'v1';

const TYPES = {
  js: 'text/javascript; charset=utf-8',
  map: 'application/json; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * `newest`: five minutes, then the server is asked. Meanwhile a page of the next hour runs what the browser has, so that no
 * click waits for the answer; and where the server does not answer, what the browser or CDN has is good for a day.
 * `pinned`: a released file never changes.
 */
export const CACHES = {
  newest: 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400',
  pinned: 'public, max-age=31536000, immutable',
};

/** The same for every file. */
export const COMMON = {
  // `integrity` needs it: https://www.w3.org/TR/sri-2/#cross-origin-data-leakage
  'Access-Control-Allow-Origin': '*',
  // A page with `Cross-Origin-Embedder-Policy: require-corp` loads no script of another origin without it.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
  // Merchants may see in their own measurements what the script costs them.
  'Timing-Allow-Origin': '*',
  // The compressed file and the plain one have the same address.
  Vary: 'Accept-Encoding',
};

/**
 * The headers of every file of the release folder, by its address.
 *
 * @param {string} version Of the package.
 * @returns {Record<string, Record<string, string>>}
 */
export function releaseHeaders(version) {
  const folders = { [NEWEST]: CACHES.newest, [version]: CACHES.pinned };
  const entries = Object.entries(folders).flatMap(([folder, cache]) =>
    FILES.flatMap((file) => {
      const headers = { 'Content-Type': TYPES[file.split('.').at(-1)], 'Cache-Control': cache, ...COMMON };
      const compressed = Object.entries(ENCODINGS).map(([ending, encoding]) => [
        `/${folder}/${file}${ending}`,
        { ...headers, 'Content-Encoding': encoding },
      ]);
      return [[`/${folder}/${file}`, headers], ...compressed];
    }),
  );
  return Object.fromEntries(entries);
}

/**
 * The same as a Markdown table: what all files have, and what only some.
 *
 * @param {string} version Of the package.
 */
export function headersTable(version) {
  const common = Object.entries(COMMON).map(([name, value]) => ['every file', `\`${name}: ${value}\``]);
  const rows = [
    ['files', 'header'],
    ['---', '---'],
    [`\`/${NEWEST}/…\``, `\`Cache-Control: ${CACHES.newest}\``],
    [`\`/${version}/…\``, `\`Cache-Control: ${CACHES.pinned}\``],
    ...Object.entries(TYPES).map(([ending, type]) => [`\`.${ending}\``, `\`Content-Type: ${type}\``]),
    ...Object.entries(ENCODINGS).map(([ending, name]) => [
      `\`${ending}\` beside each`,
      `\`Content-Encoding: ${name}\`, and the type of the file that it holds`,
    ]),
    ...common,
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
