import type { CodeName } from '../diagnosis/codes.ts';
import type { Finding } from '../visit/inspection.ts';

/** A script tag of the snippet, as it stands in the page. */
export type Tag = {
  /** Absolute; absent where a tag manager has inlined the script. */
  readonly src: string | undefined;
  /** Its `data-` attributes, in camel case. */
  readonly data: Readonly<Record<string, string>>;
  readonly hasIntegrity: boolean;
  /** `error` also where a policy, an extension or the integrity has stopped the script. */
  readonly outcome: 'load' | 'error' | undefined;
};

/** Something on the page that carries the click ID, would carry it, or is left alone. */
export type Carrier = { readonly name: CodeName; readonly kind: Finding['kind']; readonly selector: string };

/** What the page looks like from within, at one moment. Texts in it are the page's own: nothing may trust them. */
export type View = {
  /** The address now, and that of the navigation, which client-side code cannot change. With query and fragment. */
  readonly address: string;
  readonly landing: string | undefined;
  readonly isLoaded: boolean;
  readonly tags: readonly Tag[];
  /** Whether a script within the HTML has the snippet in it. */
  readonly hasOwnCode: boolean;
  /** What `window.__selgeo` holds: nothing, what a page may put there to wait, the snippet's API, or something else. */
  readonly published: 'nothing' | 'stub' | 'snippet' | 'other';
  /** Of the snippet that runs. */
  readonly version: string | null;
  readonly clickId: string | null;
  /** Whether the tag waits for the visitor to agree. */
  readonly isGated: boolean;
  /** Names of what the browser stores for the page, as `sessionStorage.cart`. */
  readonly keys: readonly string[];
  readonly hasStorage: boolean;
  readonly storedClickId: string | null;
  readonly asked: {
    /** How often the page has asked for the click ID and got none, how often in all, and how often before anybody was there to ask. */
    readonly early: number;
    readonly ever: number;
    readonly nobody: number;
    /** How often it has waited for it, with `ready`. */
    readonly waits: number;
  };
  /** What the page's Content Security Policy has forbidden. */
  readonly violations: readonly { readonly directive: string; readonly address: string }[];
  /** Links of the site to itself that open a new tab. */
  readonly newTabLinks: number;
  readonly carriers: readonly Carrier[];
};

/** One request of the page, as the browser tells of it. */
export type Exchange = {
  readonly url: string;
  /** Milliseconds it has taken, or takes already. */
  readonly duration: number;
  /** Whether it has been answered or has failed. */
  readonly isOver: boolean;
  readonly status?: number;
  readonly contentType?: string;
  /** The browser's word for a failure, such as `net::ERR_CONNECTION_REFUSED`. */
  readonly error?: string;
};

/** An attempt to register a click, with what the snippet has sent and what came back, as far as they are what they should be. */
export type Attempt = Exchange & {
  readonly merchantKey: string | undefined;
  readonly ref: string | undefined;
  readonly clickId?: string | undefined;
  /** Whether the answer names an error in JSON. Without one, a refusal is not the API's word. */
  readonly saysError?: boolean;
};

/** Everything that one visit has brought to light. */
export type Facts = {
  readonly ref: string | undefined;
  /** Whether the visit is to show what happens while nobody agrees. */
  readonly isUnagreed: boolean;
  readonly opening: {
    readonly status?: number;
    readonly error?: string;
    /** Whether the HTML that the server has sent names the script or the key of the tag. */
    readonly hasTag: boolean;
  };
  /** Absent when the page has never come, or lets nobody look. */
  readonly view: View | undefined;
  readonly scripts: readonly Exchange[];
  /** The oldest first. */
  readonly attempts: readonly Attempt[];
  /** Names of all that was stored for the page at any moment: its keys, and its cookies, as `cookie session`. */
  readonly stored: readonly string[];
  /** Whether the browser has complained that the API allows no other origin (CORS). */
  readonly isCorsRefused: boolean;
  /** Whether code of the page has failed because the snippet was not there yet. */
  readonly hasFailedWithoutIt: boolean;
  /** Milliseconds since the page has loaded and its last request that counts has ended; 0 before. */
  readonly quiet: number;
};
