/** "vpn, home office" → its tags, each once. Pure. */
export const tagsIn = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(",")
        .map((tag) => tag.trim().slice(0, 40))
        .filter(Boolean),
    ),
  ].slice(0, 30);

const longest = 90;
/** The first line, cut at a word. Pure. */
export function shorten(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  return line.length > longest ? `${line.slice(0, longest).replace(/\s+\S*$/, "")}…` : line;
}

/** "Yesterday 16:37" in the middle of a sentence. Pure. */
export const midSentence = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
