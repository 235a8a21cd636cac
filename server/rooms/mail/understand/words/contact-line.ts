const labelled =
  /^\W{0,3}(?:tlf|tel|telefon|telephone|phone|mob|mobil|mobile|cell|direct|direkte|office|kontor|sentralbord|switchboard|fax|faks|e-?post|e-?mail|mail|web|www|org\.?\s?nr|org|adresse|address|besøksadresse|postadresse|visit|m|t|p|e|w|a|d|s)\s?[.:|]/i;
const web = /^\W{0,3}(?:https?:\/\/|www\.)\S{1,200}$/i;
const phone = /^\W{0,3}\+?[\d ()./-]{8,25}\W{0,3}$/;
const street = /^[\p{L} .'-]{2,40} \d{1,4}\s?[a-z]?(?:,.{0,60})?$/iu;
const town = /^(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}[\p{L} -]{1,40}(?:,.{0,40})?$/u;

/** Whether a line can only be an address, a number, a site of its author. */
export function isContactLine(text: string): boolean {
  if (text.length > 160 || /[?!]/.test(text)) return false;
  return labelled.test(text) || web.test(text) || phone.test(text) || town.test(text) || /^\W{0,3}\S{1,64}@\S{1,120}$/.test(text);
}

/** Whether a line may stand in a signature beside those: a name, a title, a company, a street; no sentence. */
export function isNameLine(text: string): boolean {
  if (text.length > 80 || /[?!;:]|\.$/.test(text) || /^p\.?\s?s\b/i.test(text)) return false;
  if (street.test(text)) return true;
  return !/\d/.test(text) && text.split(/\s+/).length <= 6 && /^[\p{Lu}|*_([]/u.test(text);
}

/** Whether a line can be somebody's name: one to four words written large. */
export const isPersonLine = (text: string): boolean =>
  /^[*_]?\p{Lu}[\p{L}.'-]{0,30}(?: \p{Lu}[\p{L}.'-]{0,30}){0,3}[*_]?(?:,.{0,60})?$/u.test(text);
