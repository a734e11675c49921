import { describe, expect, it } from 'vitest';
import { isEarlyFailure } from '../../src/doctor/is-early-failure.ts';

describe('isEarlyFailure', () => {
  it.each([
    "Cannot read properties of undefined (reading 'getClickId')",
    "Cannot read properties of undefined (reading 'ready')",
    "Cannot read properties of undefined (reading 'fillForm')",
    "Cannot read properties of undefined (reading 'decorateUrl')",
    "Cannot read properties of undefined (reading 'getOffer')",
    "Cannot read properties of undefined (reading 'refer')",
    "Cannot read properties of undefined (reading 'setConsent')",
    "Cannot read properties of undefined (reading 'forget')",
    '__selgeo is not defined',
    // While there is only the inline stub, which has fewer members.
    'window.__selgeo?.decorateUrl is not a function',
    'window.__selgeo.fillForm is not a function',
    '__selgeo.getOffer is not a function',
  ])('knows %j', (message) => {
    expect(isEarlyFailure(message)).toBe(true);
  });

  it.each([
    // Of almost anything, and of the debug mode.
    "Cannot read properties of undefined (reading 'version')",
    "Cannot read properties of undefined (reading 'inspect')",
    "Cannot read properties of undefined (reading 'getClickIds')",
    "Cannot read properties of null (reading 'forget')",
    'my__selgeo is not defined',
    '__selgeo_config is not defined',
    // Misspelt: no wait helps.
    '__selgeo.getClickID is not a function',
    'window.__selgeo.version is not a function',
    'store.forget is not a function',
  ])('leaves %j to the page', (message) => {
    expect(isEarlyFailure(message)).toBe(false);
  });
});
