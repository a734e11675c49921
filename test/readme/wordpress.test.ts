import { execFileSync, spawnSync } from 'node:child_process';
import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { block } from './block.ts';

/** What of WordPress the code calls, and how WordPress prints a script: %s is its tag, before the filter. */
const wordPress = (tag: string) => `
$actions = $filters = $scripts = [];
function add_action($hook, $run) { global $actions; $actions[$hook][] = $run; }
function add_filter($hook, $run, $priority = 10, $arguments = 1) { global $filters; $filters[$hook][] = [$run, $arguments]; }
function wp_enqueue_script($handle, $src = '', $deps = [], $ver = false) {
  global $scripts; $scripts[$handle] = $src . ($ver === null ? '' : '?ver=' . ($ver ?: '6.9'));
}
function print_scripts() {
  global $actions, $filters, $scripts;
  foreach ($actions['wp_enqueue_scripts'] as $run) $run();
  foreach ($scripts + ['theme' => 'https://shop.test/theme.js'] as $handle => $src) {
    $tag = sprintf(${tag}, $src, $handle);
    foreach ($filters['script_loader_tag'] as [$run, $count]) $tag = $run(...array_slice([$tag, $handle, $src], 0, $count));
    echo $tag;
  }
}
`;

// Before and since WordPress 6.4: https://make.wordpress.org/core/2023/10/17/script-loading-changes-in-wordpress-6-4/
const TAGS = [
  `"<script type='text/javascript' src='%s' id='%s-js'></script>\\n"`,
  `"<script src='%s' id='%s-js'></script>\\n"`,
  `'<script type="text/javascript" src="%s" id="%s-js"></script>' . "\\n"`,
];

const hasPhp = !!process.env.SELGEO_COMPLETE || !spawnSync('php', ['--version']).error;

test.runIf(hasPhp).each(TAGS)('the PHP for WordPress makes the tag of %s', (tag) => {
  const source = [wordPress(tag), block('docs/wordpress.md', 'php'), 'print_scripts();'].join('\n');
  const { document } = new Window();
  document.body.innerHTML = execFileSync('php', ['-r', source], { encoding: 'utf8' });
  const [selgeo, theme] = [...document.querySelectorAll('script')];
  expect(selgeo?.getAttribute('src')).toBe('https://cdn.selgeo.com/v1/selgeo.js');
  expect(selgeo?.dataset).toEqual({ merchant: 'pk_test_sandbox' });
  expect(selgeo?.hasAttribute('async')).toBe(true);
  expect(theme?.getAttributeNames()).not.toContain('data-merchant');
});
