import { uuidOf } from '../agreed/uuid-of.ts';
import { readClickId } from '../store/click-id.ts';
import { readClick, writeClick } from '../store/registered-click.ts';
import { hasClick } from './park.ts';
import { trace } from './trace.ts';

/**
 * Joins the site's open tabs, which hand their click to one that has none: a link with `target=_blank` opens a tab with
 * empty storage. Returns the function that tells the others what this tab has. Without a click ID that is a question,
 * and a tab that has one answers. Nothing else is ever sent: a message drops pages from Chromium's back/forward cache.
 */
export function joinTabs(onReceived: () => void): () => void {
  const channel = new BroadcastChannel('__selgeo');
  const tell = () => channel.postMessage(readClick());
  channel.onmessage = ({ data }) => {
    if (!uuidOf(String(data?.[0]))) {
      if (readClickId()) tell();
    } else if (!hasClick()) {
      writeClick(data);
      trace('taken-over', { clickId: data[0] });
      onReceived();
    }
  };
  return tell;
}
