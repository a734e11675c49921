import { beforeEach, describe, expect, it, vi } from 'vitest';
import { init } from '../../src/index.ts';
import type { Selgeo } from '../../src/visit/api.ts';
import { createStub, type Stub } from '../../src/visit/stub.ts';
import { startTracker } from '../../src/visit/tracker.ts';
import { fakeApi } from '../support/api.ts';
import { optionsOf } from '../support/options.ts';
import { newTabPerTest, open, redefine } from '../support/page.ts';
import { pass } from '../support/settled.ts';
import { CLICK, KEY } from '../support/values.ts';

newTabPerTest();
beforeEach(() => open('/?ref=abc'));

const registered = { clickId: CLICK, status: 'registered' };
const start = () => startTracker(optionsOf());

const publish = (value: unknown) => {
  window.__selgeo = value as Selgeo;
};

describe('window.__selgeo', () => {
  it('that is running already is returned, and nothing is started', async () => {
    const calls = fakeApi();
    const running = start();
    expect(start()).toBe(running);
    vi.resetModules();
    const other = await import('../../src/visit/tracker.ts');
    expect(other.startTracker(optionsOf())).toBe(running);
    expect(window.__selgeo).toBe(running);
    await running.ready();
    expect(calls).toHaveLength(1);
  });

  it('that is a stub has its queue answered, and answers like the API', async () => {
    fakeApi();
    const stub = createStub();
    publish(stub);
    const answers = [stub.ready(), stub.ready({ timeout: 5000 })];
    const selgeo = start();
    expect(window.__selgeo).toBe(selgeo);
    expect(await Promise.all(answers)).toEqual([registered, registered]);
    expect(stub.getClickId()).toBe(CLICK);
    await expect(stub.ready()).resolves.toEqual(registered);
  });

  it('that the page has frozen stays as it is', async () => {
    redefine('__selgeo', { value: 'mine', writable: false });
    const calls = fakeApi();
    start();
    await pass(0);
    expect(sessionStorage.__selgeo_cid).toBe(CLICK);
    expect(window.__selgeo).toBe('mine');
    expect(calls).toHaveLength(1);
  });

  it('that is a frozen stub has its queue answered', async () => {
    const stub = createStub();
    redefine('__selgeo', { value: stub, writable: false });
    fakeApi();
    const answer = stub.ready();
    start();
    await expect(answer).resolves.toEqual(registered);
    expect((window.__selgeo as unknown as Stub).getClickId()).toBe(CLICK);
  });

  it.each([0, 'mine', {}, { q: [] }, { version: 7 }, { version: {} }, document.createElement('form')])(
    'that the page has set to %o is replaced',
    async (value) => {
      publish(value);
      fakeApi();
      const selgeo = start();
      expect(window.__selgeo).toBe(selgeo);
      await expect(selgeo.ready()).resolves.toEqual(registered);
    },
  );

  it('does not keep the snippet from starting when the page has set it to something other than a queue', async () => {
    publish({ q: 7 });
    fakeApi();
    const selgeo = init({ merchant: KEY });
    expect(window.__selgeo).toBe(selgeo);
    await expect(selgeo.ready()).resolves.toEqual(registered);
  });
});
