import { asTexts } from './agreed/as-texts.ts';
import { type InitOptions, readOptions } from './agreed/options.ts';
import { quietly } from './browser/quietly.ts';
import { whenIdle } from './browser/when-idle.ts';
import { diagnoseFailures } from './debug/diagnose.ts';
import { followVisit } from './debug/follow.ts';
import { inspect } from './debug/inspect.ts';
import { isAgain } from './debug/is-again.ts';
import { onEntry, record } from './debug/log.ts';
import { noteManager } from './debug/note-manager.ts';
import { noteQuestions } from './debug/note-questions.ts';
import { openPanel } from './debug/panel/panel.ts';
import { askedByAddress, isKept, keepDebugging } from './debug/session.ts';
import { startedWith } from './debug/started-with.ts';
import { writeToConsole } from './debug/write-to-console.ts';
import type { Selgeo } from './visit/api.ts';
import { isGated } from './visit/consent.ts';
import { init as start } from './visit/init.ts';
import type { Inspection } from './visit/inspection.ts';
import type { Stub } from './visit/stub.ts';

export type { Inspection };

/**
 * As `init` of the main entry; besides, it writes every decision of the visit to the console, adds `inspect()` to what
 * it returns and shows the inspector. Takes the attributes of the script tag as well.
 */
export function init(options: InitOptions | DOMStringMap): Selgeo {
  if (typeof window === 'undefined') return start(options as InitOptions);
  const early = window.__selgeo as (Selgeo & Partial<Stub>) | undefined;
  // The stub of a page gets a version as well, once there is one.
  const isRunning = early?.version !== undefined;
  if (early && quietly(() => early.inspect === inspect && isAgain(options))) {
    // As the snippet does where it finds one running, but without a word: it is no second tag.
    quietly(() => void early.ready());
    return early;
  }
  const asked = askedByAddress();
  quietly(() => {
    // Where the visitor has to agree first, only the address switches it on, page by page.
    if (asked && !isGated(readOptions(asTexts(options as InitOptions)))) keepDebugging(asked === 'on');
    // A second `init`: the log of the first one says so.
    if (early?.inspect) return;
    if (asked !== 'off') onEntry(writeToConsole);
    followVisit({ ...options });
    diagnoseFailures(() => startedWith()?.apiBase);
    whenShown(noteManager());
  });
  const selgeo = start(options as InitOptions);
  quietly(() => {
    if (isRunning) return;
    noteQuestions(selgeo);
    Object.assign(selgeo, { inspect });
    // What the page's inline stub has become answers alike.
    if (early?.q) Object.assign(early, selgeo);
    if (window.__selgeo !== selgeo) record('global-taken');
    if (asked !== 'off') {
      // Where the tag or `init` asks for it, the next page has it again.
      whenShown(() => openPanel(isKept() ? 'Stop debugging' : 'Close', () => keepDebugging(false)));
    }
  });
  return selgeo;
}

/** Calls back when the page has loaded and is idle: before, a framework may still hydrate the whole document. */
function whenShown(callback: () => void): void {
  const soon = () => whenIdle(() => quietly(callback));
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}
