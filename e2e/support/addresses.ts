// A token that differs from those of all other tests stands where an address says TOKEN.

/** What the tools that carry a link make of its address. Each registers the token, with exactly its spelling. */
export const REPAIRED = {
  'a second question mark': ['?variant=42?ref=TOKEN', '?ref=TOKEN?utm_source=x', '?a=1?b=2?ref=TOKEN'],
  'an ampersand in HTML': ['?utm_source=x&amp;ref=TOKEN', '?a=1&#038;ref=TOKEN', '?a=1&amp%3Bref=TOKEN'],
  'separators in percent codes': [
    '?ref%3DTOKEN',
    '?utm_source=x%26ref%3DTOKEN',
    '?utm_source=x%26ref=TOKEN',
    '?variant=42%3Fref=TOKEN',
    '?variant=42%3Fref%3DTOKEN',
  ],
  'invisible characters': [
    '?ref=TOKEN%E2%80%8B',
    '?ref=%E2%80%8BTOKEN',
    '?ref=TOKEN%EF%BB%BF&utm_source=x',
    '?ref=TOKEN%C2%A0',
    '?ref=TOKEN%C2%AD',
    '?ref=TOKEN%E2%80%8E',
    '?ref=TOKEN%0A',
  ],
  'punctuation behind the token': [...`.,;:!)]>"'*/`]
    .map((mark) => `?ref=TOKEN${mark}`)
    .concat('?ref=TOKEN).', '?ref=TOKEN%2C', '?ref=TOKEN.%E2%80%8B', '?ref=TOKEN/&utm_source=x'),
  'a blank parameter before the real one': ['?ref=&ref=TOKEN', '?ref=%20&ref=TOKEN', '?ref&ref=TOKEN'],
  'the fragment of a router': [
    '#/pricing?ref=TOKEN',
    '#/?ref=TOKEN&utm_source=x',
    '#!/pricing?utm_source=x&ref=TOKEN',
    '#/pricing?ref=TOKEN.',
    '?utm_source=x#/pricing?ref=TOKEN',
  ],
};

/** The plain reading comes first; a repaired one counts only where there is none. */
export const PLAIN = {
  '?ref=TOKEN&amp;ref=other': 'TOKEN',
  '?a=1?ref=other&ref=TOKEN': 'TOKEN',
  '?a=x%26ref%3Dother&ref=TOKEN': 'TOKEN',
  '?ref=TOKEN?ref=other': 'TOKEN',
  '?ref=TOKEN#/pricing?ref=other': 'TOKEN',
};

/** No click: no parameter of the page's own says who has referred its visitor. */
export const NONE = [
  '?ref=',
  '?ref=%20',
  '?ref=%00',
  '?ref=%E2%80%8B',
  '?preferred=p1',
  '?xref=p1',
  '?a=1&amp;xref=p1',
  '?next=%2Fp%3Fref%3Dp1',
  '?next=%2Fp%3Fa%3D1%26ref%3Dp1',
  '?url=https%3A%2F%2Fother.example%2F%3Fref%3Dp1',
  '#ref',
  '#ref=p1',
  '#section&ref=p1',
  '#access_token=abc&ref=p1',
  '#/pricing/ref=p1',
  '#/pricing?xref=p1',
];
