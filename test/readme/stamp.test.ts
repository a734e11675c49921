import { expect, test } from 'vitest';
import { stamp } from '../../tools/stamp.mjs';
import { read } from '../package/support/repository.ts';
import { block } from './block.ts';

const build = {
  version: '7.8.9',
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

test('the build writes version and hash of a file on the CDN, and leaves the newest alone', () => {
  const tag = (address: string, hash: string) =>
    `<script src="https://cdn.selgeo.com/${address}" integrity="${hash}">`;
  expect(stamp(tag('1.2.3/selgeo.js', 'a'), build)).toBe(tag('7.8.9/selgeo.js', 'sha384-new'));
  expect(stamp(tag('v1/selgeo.js', 'a'), build)).toBe(tag('v1/selgeo.js', 'a'));
});

test('the build writes what the CDN serves', () => {
  const page = stamp('a\n<!-- headers -->\nobsolete\n<!-- /headers -->\nb', build);
  expect(page).toContain('| `/7.8.9/…` | `Cache-Control: public, max-age=31536000, immutable` |');
  expect(page).not.toContain('obsolete');
  expect(stamp(page, build)).toBe(page);
});

test('the README and the tags of docs/security.md are among what it writes', () => {
  const tags = [block('docs/security.md', 'html', 0), block('docs/security.md', 'html', 1)];
  for (const tag of tags) expect(stamp(tag, build)).toContain('integrity="sha384-new"');
  expect(stamp(read('README.md'), build)).toContain('1,234 bytes');
});
