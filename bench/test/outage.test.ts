import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readOptions } from '../../src/agreed/options.ts';
import { writeList } from '../../src/store/tab.ts';
import { createDelivery } from '../../src/visit/delivery.ts';
import { fakeXhr } from '../../test/support/api.ts';
import { busiest, perStretch } from '../outage/busiest.ts';
import { type Crowd, simulate } from '../outage/simulate.ts';
import { deliver, type Outage, ROUND_TRIP } from '../outage/visitor.ts';

const FOREVER: Outage = { from: 0, to: Number.POSITIVE_INFINITY, kind: 'refuses' };

describe('the visitor of the simulation tries when the real delivery tries', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    writeList('__selgeo_parked', [
      {
        merchant_key: 'pk_test_a',
        ref: 'demo',
        request_id: '3f2b8c1e-5a94-4d07-9e6b-1c2d3e4f5a6b',
        landing_url: 'https://shop.test/',
        referrer: undefined,
        visitor_token: undefined,
      },
    ]);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['refuses', [0, 0.5, 0.9]],
    ['refuses', [1, 1, 1]],
    ['hangs', [0.3, 0.2, 0.1]],
  ] as const)('when the API %s and the dice say %j', async (kind, dice) => {
    const start = Date.now();
    const sent: number[] = [];
    const request = async (_: string, init: { readonly signal?: AbortSignal | null }): Promise<Response> => {
      sent.push(Date.now() - start);
      await new Promise((resolve) => {
        if (kind === 'refuses') setTimeout(resolve, ROUND_TRIP);
        else init.signal?.addEventListener('abort', resolve);
      });
      throw new TypeError('Failed to fetch');
    };
    vi.stubGlobal('window', {});
    vi.stubGlobal('fetch', request);
    // After an attempt without an answer, the next one goes by the other transport.
    vi.stubGlobal('XMLHttpRequest', fakeXhr(request));
    const rolls = [...dice];
    vi.spyOn(Math, 'random').mockImplementation(() => rolls.shift() ?? 0);

    const { send, outcome } = createDelivery(readOptions({ merchant: 'pk_test_a' }), () => {});
    send();
    await vi.runAllTimersAsync();

    expect(await outcome()).toBe('unreachable');
    const again = [...dice];
    const story = deliver(
      { arrival: 0, stays: [Number.POSITIVE_INFINITY] },
      { ...FOREVER, kind },
      () => again.shift() ?? 0,
    );
    expect(story).toEqual({ attempts: sent, isStored: false });
  });
});

describe('a visitor', () => {
  const outage: Outage = { from: 1000, to: 5000, kind: 'refuses' };

  it('of a healthy API needs one request', () => {
    expect(deliver({ arrival: 999, stays: [10] }, outage, () => 1)).toEqual({
      attempts: [999],
      isStored: true,
    });
  });

  it('who leaves before the API is back has not been counted', () => {
    const story = deliver({ arrival: 1000, stays: [3000] }, outage, () => 1);
    expect(story).toEqual({ attempts: [1000, 2150], isStored: false });
  });

  it('resumes on the next page, at once and with attempts of its own', () => {
    const story = deliver({ arrival: 1000, stays: [500, 500, 6000] }, outage, () => 1);
    expect(story).toEqual({ attempts: [1000, 1500, 2000, 3150, 7300], isStored: true });
  });

  it('whose request hangs when the API restarts learns of it at that moment', () => {
    const story = deliver({ arrival: 4000, stays: [60_000] }, { ...outage, kind: 'hangs' }, () => 0.5);
    expect(story).toEqual({ attempts: [4000, 5500], isStored: true });
  });

  it('never sends again what is stored, and never more than four times a page', () => {
    fc.assert(
      fc.property(
        fc.record({
          arrival: fc.nat(9000),
          stays: fc.array(fc.nat(30_000), { minLength: 1, maxLength: 5 }),
        }),
        fc.constantFrom<Outage['kind']>('refuses', 'hangs'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (visitor, kind, roll) => {
          const { attempts, isStored } = deliver(visitor, { ...outage, kind }, () => roll);
          const early = isStored ? attempts.slice(0, -1) : attempts;
          for (const at of early) {
            expect(at).toBeGreaterThanOrEqual(outage.from);
            expect(at).toBeLessThan(outage.to);
          }
          expect(attempts.length).toBeLessThanOrEqual(4 * visitor.stays.length);
        },
      ),
    );
  });
});

describe('a crowd', () => {
  const crowd: Crowd = {
    perHour: 36_000,
    duration: 300_000,
    outage: { from: 60_000, to: 180_000, kind: 'refuses' },
    pages: 1,
    stay: 0,
    jitter: true,
    seed: 1,
  };

  it('comes out the same for the same seed, and differently for another', () => {
    expect(simulate(crowd)).toEqual(simulate(crowd));
    expect(simulate({ ...crowd, seed: 2 })).not.toEqual(simulate(crowd));
  });

  it('asks ten times a second while all is well, and four times as often while nothing works', () => {
    const { counts } = simulate(crowd);
    const mean = (from: number, to: number) =>
      perStretch(counts.slice(from * 10, to * 10), (to - from) * 1000)[0] ?? 0;
    expect(mean(0, 60)).toBeGreaterThan(9);
    expect(mean(0, 60)).toBeLessThan(11);
    expect(mean(100, 180)).toBeGreaterThan(36);
    expect(mean(100, 180)).toBeLessThan(44);
  });

  it('loses fewer clicks when its members go on', () => {
    const share = ({ hit, recovered }: { hit: number; recovered: number }) => recovered / hit;
    expect(share(simulate({ ...crowd, pages: 5, stay: 60_000 }))).toBeGreaterThan(3 * share(simulate(crowd)));
  });
});

it('finds the busiest stretch', () => {
  expect(busiest([1, 0, 5, 0], 100)).toBe(50);
  expect(busiest([1, 0, 5, 0], 200)).toBe(25);
});
