import { expect, it, vi } from 'vitest';
import { lineOf } from '../../src/debug/line-of.ts';
import { writeToConsole } from '../../src/debug/write-to-console.ts';
import { clickOf } from '../support/clicks.ts';
import { CLICK } from '../support/values.ts';

const click = { ...clickOf('abc'), visitor_token: 's3cr3t' };

it('is the code, what it means, and the facts', () => {
  expect(lineOf({ name: 'registered', at: 45.4, facts: { click, clickId: CLICK } })).toBe(
    `SG22 The click is registered; its click ID is in force. (ref "abc", click ID ${CLICK}, after 45 ms)`,
  );
  expect(lineOf({ name: 'started', at: 0.2, facts: {} })).toBe('SG01 The snippet has started. (after 0 ms)');
  const api = 'https://api.example.com/v1/clicks';
  expect(lineOf({ name: 'api-out-of-reach', at: 9, facts: { click, api } })).toContain(
    `(ref "abc", to ${api}, after 9 ms)`,
  );
  expect(lineOf({ name: 'asked-too-early', at: 9, facts: { askedAt: 0 } })).toContain(
    '(asked after 0 ms, after 9 ms)',
  );
});

it('warns where something has failed, and else informs', () => {
  const said = { info: vi.spyOn(console, 'info'), warn: vi.spyOn(console, 'warn') };
  for (const spy of Object.values(said)) spy.mockImplementation(() => {});
  writeToConsole({ name: 'sent', at: 1, facts: { click, attempt: 1 } });
  writeToConsole({ name: 'no-referral', at: 1, facts: {} });
  writeToConsole({ name: 'refused', at: 1, facts: { click, status: 404 } });
  expect(said.info.mock.calls.flat()).toEqual([
    expect.stringMatching(/^\[Selgeo\] SG21 .*attempt 1/),
    expect.stringMatching(/^\[Selgeo\] SG11/),
  ]);
  expect(said.warn.mock.calls.flat()).toEqual([
    expect.stringMatching(/^\[Selgeo\] SG25 .*status 404.* → The tracking link/),
  ]);
});
