import { expect, it } from 'vitest';
import { init } from '../../src/debug.ts';

it('does nothing on a server, where there is no visitor', async () => {
  const selgeo = init({ merchant: 'pk_test_shop' });
  expect(selgeo.getClickId()).toBeNull();
  expect(selgeo.inspect).toBeUndefined();
  await expect(selgeo.ready()).resolves.toEqual({ clickId: null, status: 'none' });
});
