import { invalidField } from '../problem.ts';
import { type ActiveFault, type Fault, type FaultInput, faultSchema } from './schema.ts';
import { faultTitle } from './words.ts';

/** What a fault looks at; `ref` is undefined where the body names none. */
export type Target = { readonly method: string; readonly ref: string | undefined };

export type Faults = ReturnType<typeof createFaults>;

/** The ordered list of faults, in memory only. `tell` takes a sentence about every change. */
export function createFaults(random: () => number, tell: (text: string) => void) {
  let active: readonly ActiveFault[] = [];
  let lastId = 0;

  return {
    /** Appends to the list. Throws, naming the field, when one is malformed; then none is added. */
    add: (input: FaultInput | readonly FaultInput[]): ActiveFault[] => {
      const added = (Array.isArray(input) ? input : [input]).map(parsed).map((fault) => {
        lastId += 1;
        return { ...fault, id: lastId, fired: 0 };
      });
      active = [...active, ...added];
      for (const fault of added) tell(`Fault added: ${faultTitle(fault)}`);
      return added;
    },
    /** False when there is no such fault (any more). */
    remove: (id: number): boolean => {
      const fault = active.find((one) => one.id === id);
      if (!fault) return false;
      active = active.filter((one) => one !== fault);
      tell(`Fault removed: ${faultTitle(fault)}`);
      return true;
    },
    clear: (): void => {
      if (active.length === 0) return;
      active = [];
      tell('All faults were cleared');
    },
    list: (): readonly ActiveFault[] => active,
    /** The first fault that matches and fires, counted and, once used up, removed; undefined when all is well. */
    hit: (target: Target): Fault | undefined => {
      const hit = active.find(
        (fault) => matches(fault, target) && (fault.share === undefined || random() < fault.share),
      );
      if (!hit) return undefined;
      const fired = hit.fired + 1;
      active = active.flatMap((fault) => {
        if (fault !== hit) return [fault];
        return fired === fault.count ? [] : [{ ...fault, fired }];
      });
      tell(`Fault hit a click: ${faultTitle(hit)}`);
      return hit;
    },
  };
}

function parsed(input: FaultInput): Fault {
  const result = faultSchema.safeParse(input);
  if (!result.success) throw new TypeError(`Not a fault: ${invalidField(result.error).error.message}`);
  return result.data;
}

function matches(fault: Fault, { method, ref }: Target): boolean {
  const isHit =
    fault.kind === 'preflight' ? method === 'OPTIONS' : method === 'POST' || fault.kind === 'down';
  return isHit && (fault.ref === undefined || fault.ref === ref);
}
