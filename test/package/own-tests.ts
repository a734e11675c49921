// A merchant's tests against the published types, in a project without Playwright. Compiled as consumer.ts is, never run.
import type { Selgeo } from '@selgeo/snippet';
import {
  type FakeSelgeo,
  fakeSelgeo,
  type SelgeoTest,
  type TestPage,
  withSelgeo,
} from '@selgeo/snippet/testing';

declare const page: TestPage;

export async function buys(): Promise<void> {
  const selgeo: SelgeoTest = await withSelgeo(page, { param: 'via', offer: undefined });
  const clickId: string = await selgeo.clickId({ timeout: 100 });
  const refs: readonly string[] = selgeo.clicks.map(({ ref }) => ref);
  selgeo.fail('offline');
  selgeo.fail(503, 2);
  await selgeo.expectCarried('a', { timeout: clickId.length + refs.length });
  await selgeo.expectNothingStored({ snippet: 'absent' });
  // @ts-expect-error Not a kind of failure.
  selgeo.fail('slow');
  // @ts-expect-error Neither a locator nor a request.
  await selgeo.expectCarried(42);
  // @ts-expect-error What has been received is there to be read.
  selgeo.clicks.push(selgeo.clicks[0]);
}

export const fake: FakeSelgeo = fakeSelgeo(
  { clickId: null, status: 'rejected' },
  { domains: 'app.shop.test' },
);
export const selgeo: Selgeo = fake.selgeo;
export const tokens: string[] = fake.calls.refer.map(([token]) => token);
// @ts-expect-error No status of `ready`.
fake.change({ status: 'done' });
