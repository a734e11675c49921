import { type Fault, type FaultInput, faultKinds, faultSchema } from '../faults/schema.ts';
import { errorsOf, type FormState } from './forms.ts';

type Kind = Fault['kind'];

/** The fields of the form that belong to a kind, besides the common ones. */
const fieldsOf: Readonly<Record<Kind, readonly string[]>> = {
  down: [],
  drop: [],
  slow: ['ms'],
  status: ['status', 'body', 'retry_after'],
  redirect: ['location'],
  invalid: ['variant'],
  endless: ['bytes'],
  hang: [],
  preflight: [],
};
const common = ['kind', 'count', 'share', 'ref'];
const texts = ['kind', 'body', 'location', 'variant', 'ref'];

/** Faults for one click on a button. */
export const presets: readonly {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly fault: FaultInput;
}[] = [
  {
    name: 'down',
    label: 'Down',
    hint: 'As if nothing listened, until cleared.',
    fault: { kind: 'down' },
  },
  {
    name: 'slow',
    label: 'Slow 3 s',
    hint: 'Every answer late, until cleared.',
    fault: { kind: 'slow', ms: 3000 },
  },
  {
    name: 'busy',
    label: '429, come back in 5 s',
    hint: 'The next click has to try again later.',
    fault: { kind: 'status', status: 429, retry_after: 5, count: 1 },
  },
  {
    name: 'broken',
    label: '500 for the next 3',
    hint: 'Three failures, then all is well.',
    fault: { kind: 'status', status: 500, count: 3 },
  },
  {
    name: 'drop',
    label: 'Cut the connection after storing',
    hint: 'The next click counts, but the page never hears of it.',
    fault: { kind: 'drop', count: 1 },
  },
  {
    name: 'unreadable',
    label: 'Unreadable answer',
    hint: 'The next click counts, and the answer is HTML.',
    fault: { kind: 'invalid', count: 1 },
  },
  {
    name: 'firewall',
    label: '403 of a firewall',
    hint: 'The next click meets a web page instead of the API.',
    fault: { kind: 'status', status: 403, body: 'html', count: 1 },
  },
  {
    name: 'redirect',
    label: 'Redirect',
    hint: 'The next click is sent elsewhere.',
    fault: { kind: 'redirect', count: 1 },
  },
  {
    name: 'endless',
    label: 'Answer without end',
    hint: 'The next click counts, but its answer never ends.',
    fault: { kind: 'endless', count: 1 },
  },
];

/** The fault that was filled in, or what to mend. Fields that belong to other kinds and blank ones do not count. */
export function readFault(values: Record<string, string>): { fault: FaultInput } | { form: FormState } {
  const kind = faultKinds.find((one) => one === values.kind);
  const wanted = [...common, ...(kind ? fieldsOf[kind] : [])];
  const filled = Object.entries(values).flatMap(([name, value]) =>
    wanted.includes(name) && value.trim() !== '' ? [[name, typed(name, value.trim())]] : [],
  );
  const parsed = faultSchema.safeParse(Object.fromEntries(filled));
  return parsed.success ? { fault: parsed.data } : { form: { values, errors: errorsOf(parsed.error) } };
}

function typed(name: string, value: string): string | number {
  return texts.includes(name) || !/^-?\d*\.?\d+$/.test(value) ? value : Number(value);
}
