/** What a script has called `report` with. */
export function reportsOf(code: string): unknown[] {
  const reports: unknown[] = [];
  new Function('report', code)((value: unknown) => reports.push(value));
  return reports;
}
