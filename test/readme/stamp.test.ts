import { expect, test } from 'vitest';
import { stamp } from '../../tools/stamp.mjs';
import { read } from '../package/support/repository.ts';
import { block } from './block.ts';

const build = {
  sizeOf: (file: string) => (file === 'selgeo.js' ? 1234 : 0),
  hashes: { 'selgeo.js': 'sha384-new', 'compat/rewardful.js': 'sha384-other' },
};

test('the build writes its sizes between the markers', () => {
  const page = 'It has <!-- size:selgeo.js -->9 bytes<!-- /size -->, not <!-- size:b.js --><!-- /size -->.';
  expect(stamp(page, build)).toBe(
    'It has <!-- size:selgeo.js -->1,234 bytes<!-- /size -->, not <!-- size:b.js -->0 bytes<!-- /size -->.',
  );
});

test('the build writes the hash of the file that a tag loads, and of no other', () => {
  const page = '<script src="/compat/rewardful.js" integrity="a"> <script src="/x.js" integrity="b">';
  expect(stamp(page, build)).toBe(
    '<script src="/compat/rewardful.js" integrity="sha384-other"> <script src="/x.js" integrity="b">',
  );
});

test('the README and the tag of docs/security.md are among what it writes', () => {
  const tag = block('docs/security.md', 'html');
  expect(stamp(tag, build)).toContain('integrity="sha384-new"');
  expect(stamp(read('README.md'), build)).toContain('1,234 bytes');
});
