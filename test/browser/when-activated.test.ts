import { describe, expect, it } from 'vitest';
import { whenActivated } from '../../src/browser/when-activated.ts';
import { documentHas, newTabPerTest, redefine } from '../support/page.ts';
import { settledValue } from '../support/settled.ts';

newTabPerTest();

const activation = () => settledValue(Promise.resolve(whenActivated()).then(() => 'activated'));

describe('whenActivated', () => {
  it('resolves at once where the browser knows no prerendering', async () => {
    expect(await activation()).toBe('activated');
  });

  it('resolves at once on a page that is not prerendered', async () => {
    documentHas('prerendering', false);
    expect(await activation()).toBe('activated');
  });

  it('resolves at once where the page has an element of that name', async () => {
    redefine('prerendering', { value: document.createElement('form') }, document);
    expect(await activation()).toBe('activated');
  });

  it('waits until the visitor sees the page', async () => {
    documentHas('prerendering', true);
    const activated = Promise.resolve(whenActivated()).then(() => 'activated');
    expect(await settledValue(activated)).toBeUndefined();
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(await settledValue(activated)).toBe('activated');
  });
});
