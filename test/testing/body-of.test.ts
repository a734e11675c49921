import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../src/testing/body-of.ts';
import type { TestRequest } from '../../src/testing/playwright.ts';

const click = (request_id: string) => ({ merchant_key: 'pk_test_shop', ref: 'demo', request_id });
const [first, second] = [click('11111111'), click('22222222')];

const request = (parked: unknown, told: string | null = null): TestRequest => ({
  url: () => 'https://api.test/v1/clicks',
  method: () => 'POST',
  postData: () => told,
  allHeaders: async () => ({}),
  frame: () => ({
    evaluate: async () => (typeof parked === 'string' ? parked : JSON.stringify(parked)) as never,
  }),
});

describe('the body of a click request', () => {
  it('is what Playwright tells', async () => {
    expect(await bodyOf(request([first], '{}'), [])).toBe('{}');
  });

  it('is otherwise the parked click that has not been asked for', async () => {
    const asked = [JSON.stringify(first)];
    expect(await bodyOf(request([first, { ...second, isLate: true }]), asked)).toBe(JSON.stringify(second));
  });

  it('is the latest where all have been asked for: that one is sent once more', async () => {
    const asked = [first, second].map((each) => JSON.stringify(each));
    expect(await bodyOf(request([first, second]), asked)).toBe(JSON.stringify(second));
  });

  it.each([[[]], ['[broken'], ['null']])('is not known where the page has parked %j', async (parked) => {
    expect(await bodyOf(request(parked), [])).toBeNull();
  });

  it('is not known of a service worker, which has no frame', async () => {
    const ofWorker = {
      ...request([first]),
      frame: () => {
        throw new Error('Service Worker requests do not have an associated frame.');
      },
    };
    expect(await bodyOf(ofWorker, [])).toBeNull();
  });
});
