/** Bytes of headers of an answer, and of a 304 with its request: what HTTP/2 leaves of them, about. */
const HEADERS = 350;
const MILLION = 1_000_000;
const DAY = 86_400;

/** What is assumed of the pages of all merchants together. */
export const ASSUMED = {
  /** Page views of one visit, within the five minutes for which a browser does not ask again. */
  pagesPerVisit: 3,
  /** Of the visits, how many come back within the day: their browser has the file, and asks whether it is the newest. */
  returning: 1 / 3,
  /** Of the visits, how many come by a partner's link. */
  referred: 1 / 50,
  /** How much busier the busiest second is than the mean one. */
  peak: 3,
};

/** What millions of page views a day cost, as a Markdown table. `size`: bytes of the script, compressed. */
export function costTable(size: number): string {
  const lines = [1, 100, 10_000].map((millions) => {
    const views = millions * MILLION;
    const visits = views / ASSUMED.pagesPerVisit;
    const cached = visits * ((1 - ASSUMED.returning) * (size + HEADERS) + ASSUMED.returning * HEADERS);
    const clicks = (visits * ASSUMED.referred) / DAY;
    return [
      millions.toLocaleString('en-US'),
      bytes(views * (size + HEADERS)),
      bytes(cached),
      rate(visits / DAY),
      rate(clicks),
      rate(clicks * ASSUMED.peak),
    ];
  });
  const titles = [
    'million page views a day',
    'bytes a day without cache',
    'with cache',
    'requests for the script a second',
    'clicks a second',
    'in the busiest second',
  ];
  return [titles, titles.map(() => '---:'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function bytes(count: number): string {
  const units = ['GB', 'TB', 'PB'];
  const power = Math.min(Math.floor(Math.log10(count) / 3), 5);
  return `${(count / 1000 ** power).toFixed(1)} ${units[power - 3] ?? 'MB'}`;
}

const rate = (count: number) => count.toLocaleString('en-US', { maximumSignificantDigits: 2 });
