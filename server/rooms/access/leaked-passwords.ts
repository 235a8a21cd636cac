import { fold } from "../../platform/fold.ts";

let list: Promise<ReadonlySet<string>> | null = null;

/** The most used passwords of public leaks, lower case, from a list that travels with the program: nothing is asked of anybody outside. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"].map((word) => word.toLowerCase()));
}

const dressing = /^[^\p{L}]+|[^\p{L}]+$/gu;
// More than this around a word, and the digits are the password.
const longestDress = 8;
const letters: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };
const plain = (text: string): string => text.replace(/[013457@$!]/g, (sign) => letters[sign] ?? sign);

/** "abcabcabcabc" → "abc"; null when it is not one piece repeated. */
export const repeated = (text: string): string | null => /^(.+?)\1+$/u.exec(text)?.[1] ?? null;

/** Keys or letters in a row, up or down: "123456789012", "abcdefghijkl", "987654321098". */
export function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const follows = (step: number) => (code: number, i: number) => {
    const before = codes[i - 1];
    // The digits go round: 9 is followed by 0.
    return (
      before === undefined ||
      code === before + step ||
      (before === 57 && code === 48 && step === 1) ||
      (before === 48 && code === 57 && step === -1)
    );
  };
  return codes.length > 2 && (codes.every(follows(1)) || codes.every(follows(-1)));
}

/** A known one, also in its usual dress: with digits and signs around it, with digits for letters, or twice in a row. */
export async function isLeaked(password: string): Promise<boolean> {
  const known = await (list ??= load());
  const lower = password.normalize("NFKC").toLowerCase();
  const bare = lower.replace(dressing, "");
  const forms = [lower, bare, plain(lower), plain(lower).replace(dressing, ""), plain(bare)];
  const dressed = (form: string): boolean => form.length >= 4 && lower.length - form.length <= longestDress && known.has(form);
  if (forms.some(dressed) || isRun(lower)) return true;
  const piece = repeated(lower);
  return piece !== null && (piece.length < 4 || known.has(piece) || known.has(piece.replace(dressing, "")) || isRun(piece));
}

/** The person's own words and the desk's: what somebody who knows them tries first. */
export function restsOnContext(password: string, words: readonly string[]): boolean {
  const text = fold(password).replace(/[\s._+@-]/g, "");
  const own = words.flatMap((word) => fold(word).split(/[\s._+@-]+/)).filter((word) => word.length >= 4);
  const rest = own.reduce((left, word) => left.replaceAll(word, ""), text);
  // A long passphrase may well name the desk; what is left must still be a password.
  return rest.length < text.length && rest.length < 8;
}
