import { expect, it } from 'vitest';
import { documentProperty } from '../../src/browser/document-property.ts';
import { documentHas, newTabPerTest, redefine } from '../support/page.ts';

newTabPerTest();

it('is what the browser says', () => {
  documentHas('referrer', 'https://blog.test/');
  expect(documentProperty('referrer')).toBe('https://blog.test/');
  expect(documentProperty('currentScript')).toBeNull();
});

it('is nothing where the browser knows no such property', () => {
  expect(documentProperty('prerendering')).toBeUndefined();
});

it.each(['referrer', 'currentScript', 'prerendering', 'readyState'] as const)(
  'is never an element that has %s for its name',
  (name) => {
    const before = documentProperty(name);
    // As browsers do it, and happy-dom does not: a named element hides the property.
    redefine(name, { value: document.createElement('form') }, document);
    expect(document[name]).toBeInstanceOf(HTMLFormElement);
    expect(documentProperty(name)).toBe(before);
  },
);
