import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../src/server/check-options.ts';

const secretKey = 'sk_test_secret';

describe('checkOptions', () => {
  it.each([
    [undefined, 'https://api.selgeo.com'],
    ['https://api.shop.test', 'https://api.shop.test'],
    ['https://api.shop.test:8443/', 'https://api.shop.test:8443'],
    ['http://localhost:4601', 'http://localhost:4601'],
    ['http://api.localhost:4601', 'http://api.localhost:4601'],
    ['http://127.0.0.1:4601', 'http://127.0.0.1:4601'],
    ['http://[::1]:4601', 'http://[::1]:4601'],
  ])('takes the address %s', (apiUrl, origin) => {
    expect(checkOptions({ secretKey, apiUrl })).toEqual({ secretKey, origin });
  });

  it.each([
    'http://api.selgeo.com',
    'http://localhost.evil.test',
    'https://api.selgeo.com/api',
    'https://api.selgeo.com/?a=1',
    'https://ada:secret@api.selgeo.com',
    'api.selgeo.com',
    'file:///etc/passwd',
    '',
    7,
    null,
  ])('refuses the address %s', (apiUrl) => {
    expect(checkOptions({ secretKey, apiUrl: apiUrl as string }).errors).toEqual([
      { field: 'apiUrl', message: expect.stringContaining('https') },
    ]);
  });

  it.each(['sk_test_a', 'sk_live_51H-_x'])('takes the key %s', (secretKey) => {
    expect(checkOptions({ secretKey }).errors).toBeUndefined();
  });

  it.each([
    ['pk_test_secret', 'public key'],
    ['pk_live_secret', 'public key'],
    [undefined, 'is required'],
    ['', 'is required'],
    [7, 'is required'],
    ['secret', 'must be like'],
    ['sk_prod_secret', 'must be like'],
    ['sk_test_sec ret', 'must be like'],
    ['sk_test_secret\n', 'must be like'],
    ['sk_test_sécret', 'must be like'],
  ])('refuses the key %s without repeating it', (secretKey, reason) => {
    const { errors } = checkOptions({ secretKey: secretKey as string });
    expect(errors).toEqual([{ field: 'secretKey', message: expect.stringContaining(reason) }]);
    expect(errors?.[0]?.message).not.toMatch(/sec ?ret$|secret_|sécret/);
  });

  it('names both at once, also when the caller has given no options', () => {
    expect(checkOptions({ apiUrl: 'x' }).errors?.map(({ field }) => field)).toEqual(['secretKey', 'apiUrl']);
    for (const none of [undefined, null])
      expect(checkOptions(none).errors).toEqual([
        { field: 'secretKey', message: expect.stringContaining('is required') },
      ]);
  });
});
