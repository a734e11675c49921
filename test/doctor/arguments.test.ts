import { describe, expect, it } from 'vitest';
import { readArguments, USAGE } from '../../src/doctor/arguments.ts';

const URL = 'https://shop.test/?a=b';

describe('the arguments of the doctor', () => {
  it('are an address, and have a default for everything else', () => {
    expect(readArguments(['doctor', URL])).toEqual({
      url: URL,
      ref: undefined,
      consent: false,
      json: false,
      timeout: 30,
      browser: undefined,
      browserArgs: [],
    });
  });

  it('are taken in any order', () => {
    const args =
      '--json doctor --consent --ref abc --timeout=5 https://shop.test/ --browser /chrome --browser-arg=--x --browser-arg=--y';
    expect(readArguments(args.split(' '))).toEqual({
      url: 'https://shop.test/',
      ref: 'abc',
      consent: true,
      json: true,
      timeout: 5,
      browser: '/chrome',
      browserArgs: ['--x', '--y'],
    });
  });

  it.each([[], ['--help'], ['-h'], ['doctor', URL, '--help']])('ask for help: %j', (...args) => {
    expect(readArguments(args)).toEqual({ help: true });
  });

  it.each([
    ['localhost:4600', 'http://localhost:4600'],
    ['LOCALHOST/pricing?ref=a', 'http://LOCALHOST/pricing?ref=a'],
    ['127.0.0.1:80', 'http://127.0.0.1:80'],
    ['[::1]:4600/', 'http://[::1]:4600/'],
  ])('may leave out the scheme of %s', (address, url) => {
    expect(readArguments(['doctor', address])).toMatchObject({ url });
  });

  it.each([['--version'], ['-v'], ['doctor', '--version', '--json']])(
    'ask for the version: %j',
    (...args) => {
      expect(readArguments(args)).toEqual({ version: true });
    },
  );

  it.each([
    [['nurse', URL], '“nurse” is no command'],
    [[URL], 'is no command'],
    [['doctor'], 'Which page?'],
    [['doctor', URL, 'https://other.test/'], 'One address at a time'],
    [['doctor', 'shop.test'], 'must begin with http'],
    [['doctor', 'localhost.evil.test:80'], 'must begin with http'],
    [['doctor', 'localhost:none'], 'must begin with http'],
    [['doctor', 'file:///etc/passwd'], 'must begin with http'],
    [['doctor', 'https://'], 'must begin with http'],
    [['doctor', URL, '--reff', 'abc'], "Unknown option '--reff'"],
    [['doctor', URL, '--ref'], "'--ref <value>' argument missing"],
    [['doctor', URL, '--ref', ' '], '--ref is blank'],
    [['doctor', URL, '--json=yes'], "'--json' does not take an argument"],
    [['doctor', URL, '--timeout', 'soon'], '5 to 300 seconds'],
    [['doctor', URL, '--timeout', '4'], '5 to 300 seconds'],
    [['doctor', URL, '--timeout', '301'], '5 to 300 seconds'],
  ])('%j get told what is wrong', (args, problem) => {
    expect(readArguments(args)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('are all in the usage', () => {
    for (const name of ['ref', 'consent', 'json', 'timeout', 'browser', 'browser-arg', 'version', 'help']) {
      expect(USAGE).toContain(`\n  --${name} `);
    }
  });
});
