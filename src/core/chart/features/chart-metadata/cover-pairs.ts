/**
 * The fewest rows of booleans in which each pair of columns has all four combinations; the first row is all false, and
 * the only one in which the first and the last of several columns are false together.
 *
 * Every column below the first row marks a different set of the same size, bigger than half of the rows: two such sets
 * meet (true and true), and each has a row the other has not (true and false, false and true).
 *
 * @see https://doi.org/10.1016/0012-365X(73)90098-8 (Kleitman and Spencer, Families of k-independent sets)
 */
export function coverPairs(columns: number): readonly (readonly boolean[])[] {
  if (columns === 0) return [];
  if (columns === 1) return [[false], [true]];
  let rows = 4;
  while (choose(rows - 1, Math.ceil(rows / 2)) < columns) rows++;
  const all = subsets(rows - 1, Math.ceil(rows / 2));
  // In lexical order: the first set begins with the first row, the last one ends with the last, and together they mark all.
  const sets = [...all.slice(0, columns - 1), ...all.slice(-1)];
  const marked = Array.from({ length: rows - 1 }, (_, row) => sets.map((set) => set.includes(row)));
  return [sets.map(() => false), ...marked];
}

function choose(from: number, count: number): number {
  return count === 0 ? 1 : (choose(from - 1, count - 1) * from) / count;
}

/** All sets of `count` numbers below `from`, in lexical order. */
function subsets(from: number, count: number, first = 0): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  const heads = Array.from({ length: Math.max(0, from - first) }, (_, offset) => first + offset);
  return heads.flatMap((head) => subsets(from, count - 1, head + 1).map((rest) => [head, ...rest]));
}
