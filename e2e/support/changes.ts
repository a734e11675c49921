import type { PortablePage } from '../engines/portable-page.ts';

/** Notes what `selgeo:change` tells; goes before the tag. */
export const HEAR_CHANGES =
  "<script>changes = []; addEventListener('selgeo:change', ({ detail }) => changes.push(detail))</script>";

/** What it has told so far, the oldest first. */
export const changes = (page: PortablePage): Promise<(string | null)[]> =>
  page.evaluate(() => Reflect.get(window, 'changes'));
