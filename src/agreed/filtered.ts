/**
 * As `filter` of a list. Lists are read in loops wherever a click depends on it, because a page may have list methods of its
 * own, which do something else: copied scripts bring a `find`, Prototype and MooTools their own `map` and `from`.
 */
export function filtered<One>(list: Iterable<One>, test: (one: One) => unknown): One[] {
  const found: One[] = [];
  for (const one of list) if (test(one)) found.push(one);
  return found;
}
