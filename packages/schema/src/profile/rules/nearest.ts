/** The candidate that differs least from a word, when one is near enough to be what was meant. */
function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `' Did you mean "purposes"?'`, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean "${found}"?`;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const row = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const insert = (row[j] ?? 0) + 1;
      const remove = (previous[j + 1] ?? 0) + 1;
      const replace = (previous[j] ?? 0) + (char === other ? 0 : 1);
      row.push(Math.min(insert, remove, replace));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
