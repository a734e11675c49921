import type { ActiveFault, Fault } from './schema.ts';

/** What a fault does, in a few words, such as `Slow: 3 s`. */
export function faultTitle(fault: Fault): string {
  switch (fault.kind) {
    case 'down':
      return 'Down';
    case 'drop':
      return 'Cut the connection after storing';
    case 'slow':
      return `Slow: ${fault.ms / 1000} s`;
    case 'status':
      return `Answer ${fault.status}${bodyWords[fault.body ?? 'json']}${retryWords(fault.retry_after)}`;
    case 'redirect':
      return `Redirect to ${fault.location}`;
    case 'endless':
      return fault.bytes === undefined
        ? 'Answer without end'
        : `Answer of ${fault.bytes.toLocaleString('en-US')} bytes`;
    case 'preflight':
      return 'Refuse every preflight';
    case 'invalid':
      return `Unreadable answer: ${{ html: 'HTML', empty: 'empty', 'not-a-uuid': 'a click ID that is not a UUID' }[fault.variant]}`;
    case 'hang':
      return 'Never answer';
  }
}

/** Which clicks a fault hits from now on, such as `Next 2 clicks · only ?ref=demo`. */
export function faultScope({ count, fired, share, ref }: ActiveFault): string {
  const left = count === undefined ? undefined : count - fired;
  const clicks =
    left === undefined
      ? 'Every click'
      : left === 1
        ? 'Next click'
        : `Next ${left.toLocaleString('en-US')} clicks`;
  return [clicks, share && `each with a chance of ${+(share * 100).toFixed(2)} %`, ref && `only ?ref=${ref}`]
    .filter(Boolean)
    .join(' · ');
}

const bodyWords = { json: '', html: ' with a web page', empty: ' without a word' };

function retryWords(retryAfter: number | string | undefined): string {
  if (retryAfter === undefined) return '';
  const isTime = typeof retryAfter === 'number' || retryAfter === 'Infinity';
  return isTime ? `, come back in ${retryAfter} s` : `, come back at ${retryAfter}`;
}
