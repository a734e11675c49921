/**
 * Measures all subjects in turn, A B C … A B C …, so that what else the machine does meanwhile falls on all of them.
 * Gives the results of each subject, in order.
 */
export async function interleave<Subject, Result>(
  what: string,
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Result>,
): Promise<Map<Subject, Result[]>> {
  const results = new Map<Subject, Result[]>(subjects.map((subject) => [subject, []]));
  for (let round = 1; round <= rounds; round++) {
    console.log(`${what}: round ${round} of ${rounds} …`);
    for (const [subject, list] of results) list.push(await measure(subject));
  }
  return results;
}
