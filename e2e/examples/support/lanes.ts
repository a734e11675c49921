/**
 * Does something with every item, in turn, with so many at a time. An error waits for what is at work, so that nothing is
 * any more when it is thrown; nothing new is begun after it.
 */
export async function inLanes<Item, Result>(
  lanes: number,
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const errors: unknown[] = [];
  const left = [...items.entries()];
  const lane = async () => {
    for (let next = left.shift(); next && !errors.length; next = left.shift()) {
      const [index, item] = next;
      await act(item).then(
        (result) => {
          results[index] = result;
        },
        (error) => errors.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (errors.length) throw errors[0];
  return results;
}
