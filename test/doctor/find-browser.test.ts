import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/doctor/find-browser.ts';

const CHROME = 'Google\\Chrome\\Application\\chrome.exe';
const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const MAC = '/Contents/MacOS/Google Chrome';
const WINDOWS = {
  ProgramFiles: 'C:\\Program Files',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
};

describe('findBrowser', () => {
  it.each([
    ['linux', '/usr/bin/chromium'],
    ['linux', '/snap/bin/chromium'],
    ['linux', '/usr/bin/google-chrome-stable'],
    ['linux', '/usr/bin/microsoft-edge'],
    ['darwin', `/Applications/Google Chrome.app${MAC}`],
    ['darwin', `/Users/ada/Applications/Google Chrome.app${MAC}`],
    ['win32', `C:\\Program Files\\${CHROME}`],
    ['win32', `C:\\Users\\ada\\AppData\\Local\\${CHROME}`],
    ['win32', EDGE],
  ] as const)('finds on %s %s', (system, path) => {
    const environment = { PATH: '/usr/bin:/snap/bin', HOME: '/Users/ada', ...WINDOWS };
    expect(findBrowser(undefined, system, environment, (place) => place === path)).toBe(path);
  });

  it('prefers what it is told, then CHROME_PATH, and does not look whether they are there', () => {
    const environment = { PATH: '/usr/bin', CHROME_PATH: '/opt/chrome' };
    expect(findBrowser('/my/chrome', 'linux', environment, () => true)).toBe('/my/chrome');
    expect(findBrowser(undefined, 'linux', environment, () => true)).toBe('/opt/chrome');
    expect(findBrowser('/my/chrome', 'linux', environment, () => false)).toBe('/my/chrome');
  });

  it.each(['linux', 'darwin', 'win32'] as const)('finds none on a bare %s', (system) => {
    expect(findBrowser(undefined, system, {}, () => false)).toBeUndefined();
  });
});
