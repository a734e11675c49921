import { readClickId } from '../store/click-id.ts';

/** Hands the click ID, if there is one, to `write` where it may take the place of what is present. */
export type Replace = (present: string | null, write: (clickId: string) => void) => void;

/** Knows the page's own click IDs again: they give way to a newer one, as blanks do; a value of the merchant's stays. */
export function createReplace(): Replace {
  const replaceable: (string | null)[] = ['', null];
  return (present, write) => {
    const clickId = readClickId();
    if (clickId && clickId !== present && replaceable.includes(present)) {
      if (!replaceable.includes(clickId)) replaceable.push(clickId);
      write(clickId);
    }
  };
}
