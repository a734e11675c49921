export type { ReceivedClick, ReceivedRequest } from './testing/click-api.ts';
export { type FakeSelgeo, type FakeState, fakeSelgeo } from './testing/fake.ts';
export type { TestContext, TestLocator, TestPage, TestRequest } from './testing/playwright.ts';
export {
  type SelgeoFixtures,
  type SelgeoTest,
  selgeoFixtures,
  type TestOptions,
  withSelgeo,
} from './testing/with-selgeo.ts';
