/** How good a new password is, as far as a browser can tell; the server also knows the leaked ones. */
export type Strength = "empty" | "short" | "plain" | "personal" | "good" | "strong";

export const shortestPassword = 12;

const folded = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** `about`: the person's name, mail and organization, on which a password must not rest. Pure. */
export function strengthOf(password: string, about: readonly string[] = []): Strength {
  const characters = [...password];
  if (characters.length === 0) return "empty";
  if (characters.length < shortestPassword) return "short";
  const text = folded(password);
  const own = about.flatMap((each) => folded(each).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
  const without = own.reduce((rest, word) => rest.replaceAll(word, ""), text);
  if (without.length < text.length && without.length < 8) return "personal";
  const different = new Set(text).size;
  const runs = characters.filter(
    (character, index) => Math.abs((character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -9)) <= 1,
  ).length;
  if (different < 6 || runs > characters.length / 2) return "plain";
  return characters.length >= 18 && different >= 9 ? "strong" : "good";
}
