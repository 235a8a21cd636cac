const letters: Record<string, string> = { æ: "ae", ø: "o", å: "a", ß: "ss", đ: "d", ł: "l" };

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[æøåßđł]/g, (letter) => letters[letter] ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");

/** A key for addresses and the API out of a name: "Møbler & utstyr" → "mobler-utstyr". Pure. */
export const keyFrom = (name: string, longest = 40): string =>
  plain(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longest)
    .replace(/-+$/, "");

/** The same for a field of a form: letters first, underscores, and another one when it is taken. */
export function fieldKeyFrom(label: string, taken: readonly string[]): string {
  const made = keyFrom(label, 36).replaceAll("-", "_");
  const key = /^[a-z]/.test(made) ? made : made ? `f_${made}` : "field";
  if (!taken.includes(key)) return key;
  let number = 2;
  while (taken.includes(`${key}_${number}`)) number += 1;
  return `${key}_${number}`;
}
