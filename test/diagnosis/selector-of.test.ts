import { expect, it } from 'vitest';
import { selectorOf } from '../../src/diagnosis/selector-of.ts';
import { newTabPerTest, show } from '../support/page.ts';

newTabPerTest();

it('leads to every element, also where an ID is used twice or hidden by a field', () => {
  show(`<main id="main"><p></p><p id="twice"><b></b></p><p id="twice"><b></b><i></i></p></main>
    <form id="form"><input name="id"></form><form><input name="parentElement"></form><p id="1&quot;"></p>`);
  for (const element of document.body.querySelectorAll('*')) {
    expect(document.querySelector(selectorOf(element)), selectorOf(element)).toBe(element);
  }
});

it('begins at the nearest ID', () => {
  show('<main id="main"><p></p><p><b></b></p></main>');
  expect(selectorOf(document.querySelector('b') as Element)).toBe('#main > p:nth-of-type(2) > b');
});
