/** A script of the page's own. */
export const script = (code: string) => `<script>${code}</script>`;
/** Puts something of the page's own in the place of what the browser has. */
export const own = (name: string, value: string) =>
  script(`Object.defineProperty(window, '${name}', { configurable: true, writable: true, value: ${value} })`);
/** A function that throws. */
export const no = "() => { throw new Error('no') }";

/** What pages have in the place of what a browser has. None of it may cost the click. */
export const OWN: Record<string, string> = {
  'a variable called navigation': script(`var navigation = document.querySelectorAll('nav a')`),
  'a navigation that throws': own('navigation', `{ addEventListener: ${no} }`),
  'a navigation that is null': own('navigation', 'null'),
  'a text called URL': script(`var URL = WB_URL = 'http://localhost'`),
  'an object called URL': script('var URL = { createObjectURL() {} }'),
  'an object called performance': own('performance', '{}'),
  'a list of timing entries that throws': script(`performance.getEntriesByType = ${no}`),
  'a list of timing entries that is none': script('performance.getEntriesByType = () => ({ length: 1 })'),
  'timing entries without a name': script('performance.getEntriesByType = () => [{}, null]'),
  'an object called history': own('history', '{}'),
  'a function called addEventListener': script(`function addEventListener() { ${no.slice(6)} }`),
  'listeners of its own on every target': script(`EventTarget.prototype.addEventListener = ${no}`),
  'Prototype 1.6, with toJSON on arrays and texts': script(`
    Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']' };
    String.prototype.toJSON = function () { return '"' + this + '"' };`),
  'an Array.prototype.find of another meaning': script(
    `Array.prototype.find = function (text) { return this.indexOf(text) < 0 ? false : [this.indexOf(text)] }`,
  ),
  'list methods that throw': script(
    `for (const name of ['at', 'copyWithin', 'entries', 'every', 'fill', 'filter', 'find', 'findIndex', 'findLast', 'flat',
      'flatMap', 'forEach', 'includes', 'indexOf', 'lastIndexOf', 'map', 'reduce', 'reduceRight', 'some', 'sort', 'with'])
      Array.prototype[name] = ${no};
    Array.from = Array.of = ${no}`,
  ),
  'enumerable properties on every list and object': script(
    `Array.prototype.each = function () {}; Object.prototype.extend = function () {}`,
  ),
  'classes of its own called Document and Map': script('class Document {} class Map {}'),
  'an AbortController of its own': own('AbortController', '{}'),
  'an Event of another meaning, as MooTools 1.2 has it': script(
    'function Event() { return Object.create(Event.prototype) }',
  ),
  'a Promise.race of its own': script('Promise.race = () => undefined'),
  'promises without finally and allSettled': script(
    'delete Promise.prototype.finally; delete Promise.allSettled; delete Promise.withResolvers',
  ),
  'no MutationObserver': own('MutationObserver', 'undefined'),
  'a MutationObserver that observes nothing': own('MutationObserver', 'function () {}'),
  'a MutationObserver that throws': own('MutationObserver', `function () { throw new Error('no') }`),
  'a BroadcastChannel that throws': own('BroadcastChannel', `function () { throw new Error('no') }`),
  'an AbortSignal without its functions': own('AbortSignal', '{}'),
  'a requestIdleCallback that throws': own('requestIdleCallback', no),
  'a random number that is none': script(`Math.random = () => 'x'`),
  'a crypto that throws': own('crypto', `{ randomUUID: ${no}, getRandomValues: ${no} }`),
  'a form called referrer': '<form name="referrer"><input name="friend"></form>',
  'an image called referrer': '<img name="referrer" alt="">',
  'an image called prerendering': '<img name="prerendering" alt="">',
  'an image called visibilityState': '<img name="visibilityState" alt="">',
  'an image called addEventListener': '<img name="addEventListener" alt="">',
  'an image called querySelectorAll': '<img name="querySelectorAll" alt="">',
  'an image called documentElement': '<img name="documentElement" alt="">',
  'a form that looks like the snippet': '<form id="__selgeo"><input name="version"><input name="q"></form>',
  'an object that is published where the snippet is': script('window.__selgeo = { version: 7, q: 7 }'),
};

/** What pages have in the place of `fetch`. */
export const FETCHES = {
  'is a text': `'mine'`,
  'is an object': '{}',
  throws: no,
  'gives nothing': '() => undefined',
  'rejects with nothing': '() => Promise.reject()',
  'answers an object of its own': '() => Promise.resolve({ data: {} })',
  'answers an object whose headers throw': `async () => ({ ok: false, status: 503, headers: { get: ${no} } })`,
  'answers an object whose body throws': `async () => ({ ok: true, status: 201, json: ${no}, text: ${no} })`,
};
