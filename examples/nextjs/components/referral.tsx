'use client';

import { useClickId } from '@selgeo/snippet/react';

/** A note for visitors whom a partner sent. The server renders none, because only the browser knows. */
export function Referral() {
  const clickId = useClickId();
  return clickId && <p className="small">Brought to you by a partner (visit {clickId}).</p>;
}
