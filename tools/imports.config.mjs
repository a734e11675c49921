// What may import what, as docs/architecture.md has it under "Layout". `npm run imports` holds it, types included.

/** The wings of the core, from the top: each may import those below it. */
const FLOORS = ['diagnosis', 'visit', 'carry', 'store', 'browser', 'agreed'];
const from = (floor) => FLOORS.slice(FLOORS.indexOf(floor));

/** The wings that only their own door imports, and what they import besides themselves. */
const BEHIND_DOORS = {
  debug: from('diagnosis'),
  doctor: from('diagnosis'),
  react: from('visit'),
  rewardful: from('visit'),
  consent: from('visit'),
  server: from('agreed'),
  testing: from('visit'),
};

const DOOR = '^src/[^/]+$';
const inside = (...wings) => `^src/(${wings.join('|')})/`;

const wing = (name, below) => ({
  name: `from-${name}`,
  comment: `src/${name}/ imports ${below.length ? `only from ${below.join(', ')}` : 'nothing of other wings'}.`,
  severity: 'error',
  from: { path: inside(name) },
  to: { path: '^src/', pathNot: inside(name, ...below) },
});

/** A wing that is a script as well has a second door for its tag. */
const door = (name) => ({
  name: `to-${name}`,
  comment: `What is in src/${name}/ is imported by the door src/${name}.ts alone, and by src/${name}-tag.ts.`,
  severity: 'error',
  from: { path: DOOR, pathNot: `^src/${name}(-tag)?\\.ts$` },
  to: { path: inside(name) },
});

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Move what both need, a type as well, to a module that both stand on.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...FLOORS.map((name) => wing(name, from(name).slice(1))),
    ...Object.entries(BEHIND_DOORS).map(([name, below]) => wing(name, below)),
    ...Object.keys(BEHIND_DOORS).map(door),
    {
      name: 'no-door-from-a-door',
      comment: 'What two doors need is in a wing.',
      severity: 'error',
      from: { path: DOOR },
      to: { path: DOOR },
    },
    {
      name: 'src-is-whole',
      comment: 'The package is made of src/ alone.',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: '^src/', dependencyTypes: ['local'] },
    },
    {
      name: 'src-has-no-packages',
      comment: 'Only the React part needs one; the doctor finds Playwright by itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: inside('react') },
      to: { path: 'node_modules/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node-is-for-the-doctor',
      comment: 'Everything else runs in browsers, or in servers of any kind.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/doctor\\.ts$', '^src/doctor/(?!page/)'] },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    // Types as well.
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|sandbox/dist|site/(dist|\\.vitepress/cache)|node_modules/\\.)' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'] },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
