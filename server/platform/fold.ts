/**
 * Text as a listener would type it: lower case, no accents, Norwegian letters as their ASCII cousins, one space.
 * "Bjørn Ødegård" → "bjorn odegard"; å is folded to a (aa and å are typed alike: see `spellings`).
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a")
    .replaceAll("ß", "ss")
    .replaceAll("đ", "d")
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}@.+_-]+/gu, " ")
    .trim();

/** One spelling for the ways Norwegian names are written: Aas = Ås, Hansen = Hanssen, Christian = Kristian. */
export const soundAlike = (text: string): string =>
  fold(text)
    .replaceAll("ae", "e")
    .replaceAll("oe", "o")
    .replaceAll("aa", "a")
    .replace(/ch|ck|c|q/g, "k")
    .replaceAll("x", "ks")
    .replaceAll("w", "v")
    .replaceAll("z", "s")
    .replaceAll("ph", "f")
    .replaceAll("th", "t")
    .replaceAll("hj", "j")
    .replaceAll("gj", "j")
    .replace(/d\b/g, "")
    .replace(/(\p{L})\1+/gu, "$1");

/** The digits that identify a telephone number, without +47 or 0047: "+47 22 00 14 12" → "22001412". */
export const digitsOf = (phone: string): string =>
  phone
    .replace(/\D/g, "")
    .replace(/^(00)?47(?=\d{8}$)/, "")
    .replace(/^00/, "");
