import { describe, expect, it } from 'vitest';
import { ATTEMPTS } from '../../src/agreed/attempts.ts';
import { type Launch, simulateLaunch } from '../launch/simulate.ts';

const launch: Launch = {
  limit: 20,
  times: 3,
  minutes: 10,
  pages: 3,
  stay: 45_000,
  saysWhen: true,
  spreads: true,
  seed: 1,
};

describe('a launch', () => {
  it('comes out the same for the same seed, and differently for another', () => {
    expect(simulateLaunch(launch)).toEqual(simulateLaunch(launch));
    expect(simulateLaunch({ ...launch, seed: 2 })).not.toEqual(simulateLaunch(launch));
  });

  it('far below the limit has every click stored by its first request', () => {
    const { clicks, stored, requests } = simulateLaunch({ ...launch, times: 0.1 });
    expect(stored).toHaveLength(clicks);
    expect(requests).toBe(clicks);
    expect(stored.every(({ page, attempt }) => page === 1 && attempt === 1)).toBe(true);
  });

  it('above the limit has as many stored as the limit lets through, and a few after it', () => {
    const { clicks, stored } = simulateLaunch(launch);
    expect(clicks).toBeGreaterThan(2.5 * 20 * 10);
    const during = stored.filter(({ at }) => at < 10 * 60_000);
    expect(during.length).toBeGreaterThan(0.95 * 20 * 10);
    expect(during.length).toBeLessThanOrEqual(20 * 11);
    expect(stored.length).toBeGreaterThan(during.length);
    expect(Math.max(...stored.map(({ attempt }) => attempt))).toBeLessThanOrEqual(ATTEMPTS);
  });

  it('without spreading those whom Retry-After names one moment has them all come in one second', () => {
    const { busiest } = simulateLaunch({ ...launch, times: 10 });
    expect(simulateLaunch({ ...launch, times: 10, spreads: false }).busiest).toBeGreaterThan(2 * busiest);
  });
});
