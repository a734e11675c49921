/** The API under test, and a click that it must accept. */
export type Target = {
  /** Such as `https://api.example.com`: no path, no trailing slash. */
  readonly origin: string;
  readonly merchantKey: string;
  readonly ref: string;
};

/** Reads the command line. A problem names what is wrong and how to mend it, and never repeats a key. */
export function readTarget(args: readonly string[]): Target | { readonly problem: string } {
  if (args.some((arg) => arg.includes('sk_')))
    return problem('An argument holds a secret key (sk_…). The click API takes the public one: pk_test_…');
  const [url = '', merchantKey = '', ref = ''] = args;
  if (args.length !== 3)
    return problem(`Three arguments are needed, not ${args.length}: the API's URL, a public key and a ref.`);

  const origin = originOf(url);
  if (!origin)
    return problem(
      "The API's URL must be an origin such as https://api.example.com: http or https, no path, query or user name.",
    );
  if (/^pk_live_/.test(merchantKey))
    return problem(
      'Give a pk_test_… key instead of a live one: the run uses up its requests of a minute, and visitors would be turned away.',
    );
  if (!/^pk_test_\w+$/.test(merchantKey))
    return problem('The second argument must be a public key: pk_test_ and then letters, digits or _.');
  if (!ref.trim()) return problem('The ref is blank; give one of a tracking link.');
  if ([...ref.trim()].length > 255)
    return problem('The ref has more than 255 characters; give one of a tracking link.');
  return { origin, merchantKey, ref: ref.trim() };
}

const problem = (text: string) => ({ problem: text });

function originOf(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return;
  const { origin, href } = new URL(text);
  return href === `${origin}/` ? origin : undefined;
}
