import { expect, it } from 'vitest';
import { deliver, list, outcomes, page, start } from '../support.ts';

const thin = (type: string) => ({
  id: `evt_test_${type.length}`,
  object: 'v2.core.event',
  type,
  livemode: false,
  created: '2026-09-17T06:20:52.246Z',
  related_object: { id: 'cs_1', type: 'checkout.session', url: '/v1/checkout/sessions/cs_1' },
});

it.each(['v1.checkout.session.completed', 'v2.core.account.updated', 'checkout.session.completed'])(
  'takes a thin event, %s, ignores it and says so',
  async (type) => {
    const attribution = start();
    const answer = await deliver(attribution, thin(type));
    expect(answer.status).toBe(200);
    expect(await outcomes(attribution)).toEqual([
      ['Ignored', expect.stringContaining(`because it is a thin event (${type}), which has no object`)],
    ]);
    expect(await page(attribution, '/webhooks/1')).toContain('related_object');
    expect(await page(attribution)).not.toContain('was not understood');
    expect(await list(attribution, 'conversions')).toEqual([]);
    expect((await deliver(attribution, thin(type))).status).toBe(200);
  },
);
