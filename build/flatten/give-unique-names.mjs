/** Renames variables so that none has the name of another, and code can move from one scope to another. */
export function giveUniqueNames(program) {
  const taken = new Set();
  program.traverse({
    Scope({ scope }) {
      for (const name of Object.keys(scope.bindings)) {
        let free = name;
        for (let count = 2; taken.has(free); count++) free = `${name}$${count}`;
        if (free !== name) scope.rename(name, free);
        taken.add(free);
      }
    },
  });
}
