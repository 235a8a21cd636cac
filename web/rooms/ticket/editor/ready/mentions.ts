interface Named {
  id: string;
  name: string;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Who is called by name in a text: `@Kari Lie`. Of names that begin alike the longest is meant. Pure. */
export function mentionsIn(text: string, people: readonly Named[]): string[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  let left = text;
  for (const { id, name } of longestFirst) {
    const called = new RegExp(`(?<![\\p{L}\\d])@${literally(name)}(?![\\p{L}\\d])`, "gu");
    if (!called.test(left)) continue;
    found.add(id);
    left = left.replace(called, "");
  }
  return people.filter(({ id }) => found.has(id)).map(({ id }) => id);
}
