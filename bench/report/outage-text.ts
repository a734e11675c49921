/** The chapter on the outage, around its table. */
export function outageText(table: string, perHour: number): string {
  const [visitors, normal] = [perHour, Math.round(perHour / 3600)].map((number) =>
    number.toLocaleString('en-US'),
  );
  return `## An outage of ten minutes

${visitors} referred visitors an hour arrive independently of each other (${normal} requests a second when all is well); the
API is down from minute 5 to minute 15. Simulated with the real \`src/agreed/back-off.ts\`, four attempts a page as in
\`src/visit/delivery.ts\`, and a fixed seed, so it comes out the same every time. "Without jitter" everybody waits the longest time that
the back-off may choose. How visitors behave is assumed: whoever goes on sees so many pages on average (each may be
the last), for an exponentially distributed time, and every page resumes what is parked.

- *refuses*: every request is turned away within 150 ms, without \`Retry-After\`
- *hangs*: requests are taken and not answered; a page gives up after 10 s, and the restart cuts all connections at once

![Requests a second before, during and after the outage](outage.svg)

Peaks are multiples of the normal load; *recovered* is the share of the visitors whose first attempt failed.

${table}
`;
}
