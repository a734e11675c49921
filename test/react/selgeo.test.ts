import { createElement, StrictMode, useEffect, useState, version } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type InitOptions, init } from '../../src/index.ts';
import { Selgeo } from '../../src/react.ts';
import { fakeApi, isDown } from '../support/api.ts';
import { open } from '../support/page.ts';
import { CLICK, KEY } from '../support/values.ts';
import { happens, newReactPerTest, render, unmount } from './support/render.ts';

newReactPerTest();

it(`runs on React ${process.env.REACT_VERSION}`, () => {
  expect(version.split('.')[0]).toBe(process.env.REACT_VERSION);
});

describe('<Selgeo>', () => {
  it('registers the referral with its props as options, and renders nothing', async () => {
    open('/?via=abc');
    const calls = fakeApi();
    const page = render(
      createElement(Selgeo, { merchant: KEY, apiUrl: 'https://api.shop.test', param: 'via' }),
    );
    await happens();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      url: 'https://api.shop.test/v1/clicks',
      body: { merchant_key: KEY, ref: 'abc' },
    });
    expect(window.__selgeo?.getClickId()).toBe(CLICK);
    expect(page.innerHTML).toBe('');
  });

  it('registers once in strict mode, which runs its effect twice', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const effects = vi.fn();
    const Probe = () => {
      useEffect(effects);
      return createElement(Selgeo, { merchant: KEY });
    };
    render(createElement(StrictMode, null, createElement(Probe)));
    await happens();
    expect(effects).toHaveBeenCalledTimes(2);
    expect(calls).toHaveLength(1);
  });

  it('leaves what runs as it is when it stands twice, comes again, or comes with other props', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    render(createElement(Selgeo, { merchant: KEY }));
    const running = window.__selgeo;
    render(createElement(Selgeo, { merchant: 'pk_live_other' }));
    await happens();
    await unmount();
    render(createElement(Selgeo, { merchant: 'pk_live_another' }));
    await happens();
    expect(window.__selgeo).toBe(running);
    expect(calls.map(({ body }) => body.merchant_key)).toEqual([KEY]);
  });

  it('sends nothing by a later render, while the API is down', async () => {
    open('/?ref=abc');
    const calls = fakeApi(isDown);
    let again = () => {};
    const Page = () => {
      const [renders, setRenders] = useState(1);
      again = () => setRenders(renders + 1);
      return createElement(Selgeo, { merchant: KEY });
    };
    render(createElement(Page));
    await happens(undefined, 120_000);
    expect(calls).toHaveLength(4);
    await happens(() => again());
    await happens(undefined, 120_000);
    expect(calls).toHaveLength(4);
  });

  it('starts nothing where the script tag runs', async () => {
    open('/?ref=abc');
    const calls = fakeApi();
    const tag = init({ merchant: KEY });
    render(createElement(Selgeo, { merchant: 'pk_live_other' }));
    await happens();
    expect(window.__selgeo).toBe(tag);
    expect(calls.map(({ body }) => body.merchant_key)).toEqual([KEY]);
  });

  it.each([{}, { merchant: undefined }, { merchant: 7, param: [] }])(
    'neither throws nor sends anything, given %j',
    async (options) => {
      open('/?ref=abc');
      const calls = fakeApi();
      render(createElement(Selgeo, options as unknown as InitOptions));
      await happens();
      expect(calls).toHaveLength(0);
    },
  );
});
