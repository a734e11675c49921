import { ATTEMPTS } from '../../src/agreed/attempts.ts';
import { type Day, type Launch, simulateLaunch } from './simulate.ts';

const LIMIT = 1000;
const TIMES = [1, 3, 10];
const VISITS = [
  { name: '3 pages of 45 s', pages: 3, stay: 45_000 },
  { name: '8 pages of 45 s', pages: 8, stay: 45_000 },
];

/** Launches at one, three and ten times the limit, as a Markdown table. The last column is without the spreading. */
export function launchTable(): string {
  const lines = TIMES.flatMap((times) =>
    VISITS.map(({ name, ...walk }) => {
      const launch: Launch = {
        ...walk,
        limit: LIMIT,
        times,
        minutes: 30,
        saysWhen: true,
        spreads: true,
        seed: 18,
      };
      const day = simulateLaunch(launch);
      const before = simulateLaunch({ ...launch, spreads: false });
      return [
        `${times} ×`,
        name,
        ...shares(day),
        ...load(day),
        `${share(before.stored.length, before)}`,
        ...load(before),
      ];
    }),
  );
  const attempts = Array.from({ length: ATTEMPTS }, (_, index) => `attempt ${index + 1}`);
  const head = [
    'clicks',
    'visit',
    'delivered',
    ...attempts,
    'page 1',
    'page 2',
    'later',
    'requests a click',
    'busiest second',
  ];
  const old = ['delivered before', 'requests before', 'busiest before'];
  const titles = [...head, ...old];
  return [titles, titles.map((_, index) => (index < 2 ? '---' : '---:')), ...lines].map(row).join('\n');
}

/** Which part of the clicks is delivered: in all, by which attempt of a page, on which page. */
function shares(day: Day): string[] {
  const by = (isMeant: (request: Day['stored'][number]) => boolean) =>
    share(day.stored.filter(isMeant).length, day);
  return [
    by(() => true),
    ...Array.from({ length: ATTEMPTS }, (_, index) => by(({ attempt }) => attempt === index + 1)),
    by(({ page }) => page === 1),
    by(({ page }) => page === 2),
    by(({ page }) => page > 2),
  ];
}

const load = ({ clicks, requests, busiest }: Day) => [
  (requests / clicks).toFixed(1),
  busiest.toLocaleString('en-US'),
];

const share = (count: number, { clicks }: Day) => `${((100 * count) / clicks).toFixed(1)} %`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
