import { expect, it } from 'vitest';
import { followConsent } from '../../src/consent.ts';

it('follows no manager on a server, where there is no page', () => {
  expect(typeof window).toBe('undefined');
  expect(followConsent({ manager: 'klaro', category: 'selgeo' })).toBeUndefined();
});
