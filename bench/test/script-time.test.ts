import { describe, expect, it } from 'vitest';
import { markOf, scriptTime, type TraceEvent, threadOfScript } from '../measure/script-time.ts';

const event = (name: string, ts: number, dur: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  pid: 1,
  tid: 1,
  ts,
  dur,
  tdur: dur,
  ...more,
});

const PAGE = { pid: 1, tid: 1 };

describe('script time', () => {
  it('counts what lies within other script once, and promise jobs on their own', () => {
    const events = [
      event('v8.compile', 1100, 200),
      event('EvaluateScript', 1000, 1000),
      event('RunMicrotasks', 3000, 500),
      event('FunctionCall', 3100, 100),
    ];
    expect(scriptTime(events, PAGE)).toBe(1.5);
  });

  it('is time on the processor, of this thread, in script, after the given moment', () => {
    const events = [
      event('EvaluateScript', 10, 4000),
      event('FunctionCall', 5000, 4000, { tdur: 1000 }),
      event('FunctionCall', 5000, 4000, { tid: 2 }),
      event('FunctionCall', 5000, 4000, { pid: 2 }),
      event('Layout', 10_000, 4000),
    ];
    expect(scriptTime(events, PAGE, 10)).toBe(1);
  });

  it('belongs to the thread that has run the script, or has made the mark', () => {
    const url = 'http://localhost/near/candidate.js';
    const run = event('EvaluateScript', 0, 1, { pid: 7, args: { data: { url } } });
    const mark = event('TimeStamp', 0, 0, { pid: 8, args: { data: { message: 'here' } } });
    expect(threadOfScript([run, mark], '/candidate.js').pid).toBe(7);
    expect(markOf([run, mark], 'here').pid).toBe(8);
    expect(() => threadOfScript([run], '/other.js')).toThrow('/other.js');
    expect(() => markOf([run], 'here')).toThrow('here');
  });
});
