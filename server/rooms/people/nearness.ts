/**
 * How many slips of the finger lie between what was typed and the beginning of a word: letters left out, added, wrong or
 * swapped with their neighbour (optimal string alignment). With `whole`, the entire word has to match.
 */
export function slips(typed: string, word: string, whole: boolean): number {
  const a = [...typed];
  const b = [...word];
  let older: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (older[j - 2] ?? 0) + 1);
      row.push(best);
    }
    older = last;
    last = row;
  }
  return whole ? (last.at(-1) ?? a.length) : Math.min(...last);
}

/** Of similar words those that may be meant, nearest first: short words forgive one slip, long ones two. */
export function nearWords(typed: string, words: readonly string[]): string[] {
  const forgiven = typed.length < 6 ? 1 : 2;
  const whole = typed.length < 5;
  return words
    .map((word) => ({ word, distance: slips(typed, word, whole) }))
    .filter(({ distance }) => distance <= forgiven)
    .toSorted((a, b) => a.distance - b.distance || a.word.length - b.word.length)
    .map(({ word }) => word);
}

/** "nae" → ane, nea: neighbours swapped, which shares no three letters with what was meant. */
export const swaps = (word: string): string[] =>
  Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
  );
