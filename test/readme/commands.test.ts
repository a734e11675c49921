import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { ENGINES } from '../../tools/engine-programs.mjs';
import { run } from '../package/support/install.ts';
import { manifest, read, root } from '../package/support/repository.ts';
import { blocksOf } from './block.ts';
import { PAGES } from './pages.ts';

const commands = PAGES.flatMap(blocksOf)
  .filter(({ language }) => language === 'sh')
  .flatMap(({ code }) => code.split('\n'))
  .map((line) => line.replace(/\s*#.*/, '').trim())
  .filter(Boolean);

/** What npx runs by the name of a package of ours. */
const OWN_COMMANDS = [manifest, JSON.parse(read('sandbox/package.json'))]
  .filter(({ bin }) => bin !== undefined)
  .map(({ name }) => name);

test.each(commands)('the command "%s" can be run', (command) => {
  const [program = '', ...words] = command.replace(/^(?:[A-Z_]+=\S+ )+/, '').split(' ');
  for (const word of words.filter((one) => /^(test|e2e|src|docs)\//.test(one)))
    expect(existsSync(join(root, word)), word).toBe(true);
  const [, engine] = command.match(/^SELGEO_ENGINE=(\w+)/) ?? [];
  if (engine) expect(Object.keys(ENGINES)).toContain(engine);

  const [verb = '', subject = ''] = words;
  if (program === 'npm') {
    const isOurs = [manifest.name, ...Object.keys(manifest.peerDependencies as object)];
    if (verb === 'install') expect(isOurs).toContain(words.findLast((word) => !word.startsWith('-')));
    else expect(Object.keys(manifest.scripts as object)).toContain(verb === 'run' ? subject : verb);
  } else {
    expect(program).toBe('npx');
    const isOwn = OWN_COMMANDS.includes(verb);
    expect(isOwn || existsSync(join(root, 'node_modules/.bin', verb)), verb).toBe(true);
  }
});

test('the command for one test runs that one', () => {
  const [command = ''] = commands.filter((line) => line.startsWith('npx vitest'));
  const [program = '', ...args] = command.split(' ');
  const printed = stripVTControlCharacters(run(program, [...args, '--reporter=default'], root));
  expect(printed).toMatch(/Test Files\s+1 passed/);
});
