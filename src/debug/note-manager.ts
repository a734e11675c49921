import type { CodeName } from '../diagnosis/codes.ts';
import { record } from './log.ts';

/**
 * Notes what `followConsent` finds out, if the page has it: at once what the visitor has decided, and that there is no manager, or
 * no decision, when the returned function is called, and whenever that changes afterwards.
 */
export function noteManager(): () => void {
  let isShown = false;
  let noted = '';

  const note = () => {
    const followed = window.__selgeo_consent;
    if (!followed || !(followed.said || isShown)) return;
    const { wanted, found, said } = followed;
    const name: CodeName = said ? 'manager-said' : found ? 'manager-silent' : 'manager-missing';
    const facts = { manager: found ?? wanted ?? 'any', ...(said && { said }) };
    const news = JSON.stringify([name, facts]);
    if (news === noted) return;
    noted = news;
    record(name, facts);
  };

  addEventListener('selgeo:consent', note);
  note();
  return () => {
    isShown = true;
    note();
  };
}
