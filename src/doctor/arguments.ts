import { parseArgs } from 'node:util';

export type Command = {
  readonly url: string;
  readonly ref: string | undefined;
  /** Whether to come as a visitor who has not agreed, and to look for what is stored and sent all the same. */
  readonly consent: boolean;
  readonly json: boolean;
  /** Seconds. */
  readonly timeout: number;
  readonly browser: string | undefined;
  readonly browserArgs: readonly string[];
};

/** What the arguments ask for, or what is wrong with them. */
export type Wish =
  | Command
  | { readonly help: true }
  | { readonly version: true }
  | { readonly problem: string };

export const USAGE = `Usage: npx @selgeo/snippet doctor <url> [options]

Opens a page in a real browser and says what becomes of a partner's click there.

  --ref <ref>          the ref of a real tracking link; registers one click. Without it the page is opened
                       as it is, and what needs a click is left out
  --consent            come as a visitor who has not agreed: fails when the snippet stores or sends anything,
                       and names every key and cookie of the page
  --json               print JSON and nothing else
  --timeout <seconds>  longest wait for the page and the API, 5 to 300; default 30
  --browser <path>     a Chromium, Chrome or Edge; default: CHROME_PATH, or the one of this system
  --browser-arg <arg>  an argument for the browser, such as --browser-arg=--lang=de; may be repeated
  --version            print the version of the package
  --help               print this

Exit code: 0 all is well or only warnings, 1 a check failed, 2 the doctor could not run.
`;

/** What is printed below a problem with the arguments: with it, three lines in all. */
export const SHORT_USAGE = `${USAGE.split('\n')[0]}
npx @selgeo/snippet --help says more.
`;

/** Reads the arguments after the name of the program. */
export function readArguments(args: readonly string[]): Wish {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help || args.length === 0) return { help: true };
    if (values.version) return { version: true };
    const [command, address, ...others] = positionals;
    if (command !== 'doctor') return problem(`“${command ?? ''}” is no command; there is only doctor.`);
    if (!address) return problem('Which page? Give its address: doctor https://your-site.com/');
    if (others.length > 0) return problem(`One address at a time; “${others[0]}” is too much.`);
    const url = pageOf(address);
    if (!url)
      return problem('The address must begin with http:// or https://; only localhost needs neither.');
    if (values.ref?.trim() === '') return problem('--ref is blank.');
    const timeout = Number(values.timeout);
    if (!(timeout >= 5 && timeout <= 300)) return problem('--timeout must be 5 to 300 seconds.');
    const { ref, consent, json, browser, 'browser-arg': browserArgs } = values;
    return { url, ref, consent, json, timeout, browser, browserArgs };
  } catch (error) {
    // Thrown by parseArgs, in words that fit: an unknown option, or one without its value. More than that is beside the point.
    return problem(`${(error as Error).message.split(/\. To |\n/)[0]?.replace(/\.$/, '')}.`);
  }
}

const OPTIONS = {
  ref: { type: 'string' },
  consent: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  timeout: { type: 'string', default: '30' },
  browser: { type: 'string' },
  'browser-arg': { type: 'string', multiple: true, default: [] as string[] },
  version: { type: 'boolean', short: 'v', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const problem = (text: string): Wish => ({ problem: text });

/** The address of a page; a server on this machine is asked by http where no scheme is given. */
function pageOf(text: string): string | undefined {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?([/?#]|$)/i.test(text);
  const address = isLocal ? `http://${text}` : text;
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}
