import { afterEach, expect, it } from 'vitest';
import { run as look } from '../../../src/doctor/page/look.ts';
import { run as sendSignal } from '../../../src/doctor/page/send-signal.ts';

afterEach(() => {
  Reflect.deleteProperty(Navigator.prototype, 'globalPrivacyControl');
});

it.each([
  ['', undefined, false],
  ['data-opt-out="gpc"', true, true],
  ['data-consent="required"', undefined, true],
  ['data-consent="required" data-opt-out="gpc"', undefined, true],
])(
  'to a tag with %j the signal of the browser is %j, and the tag waits: %j',
  (attributes, signal, isGated) => {
    sendSignal();
    document.body.innerHTML = `<script type="x" data-merchant="pk_test_a" ${attributes}></script>`;
    expect(Reflect.get(navigator, 'globalPrivacyControl')).toBe(signal);
    expect(look().isGated).toBe(isGated);
  },
);
