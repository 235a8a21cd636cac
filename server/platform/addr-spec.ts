import { domainToASCII, domainToUnicode } from "node:url";

// Bounded classes without anything to turn back for: time grows with the length, and the length is bounded before.
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const onlyAscii = /^[\x21-\x7e]+$/;

/** RFC 5321 4.5.3.1: a path is 256 characters with its brackets. */
const mostCharacters = 254;
const mostOfLocal = 64;

/** A domain in lower case and IDNA's ASCII; null: none, or one that different programs would read differently. */
export function domain(given: string): string | null {
  if (given.length === 0 || given.length > mostCharacters) return null;
  const wanted = given.normalize("NFC").toLowerCase();
  const labels = (text: string): boolean => text.split(".").every((part) => label.test(part)) && !/(?:^|\.)[0-9]+$/.test(text);
  if (onlyAscii.test(wanted)) return labels(wanted) && domainToASCII(wanted) === wanted ? wanted : null;
  // Letters that IDNA leaves out or folds (full-width ones, those of no width) would make two spellings of one address.
  const ascii = domainToASCII(wanted);
  return ascii !== "" && labels(ascii) && domainToUnicode(ascii) === wanted ? ascii : null;
}

/**
 * The one reader of addresses: `local@domain` and nothing else of what RFC 5322 allows. No quoted local parts, comments, groups, routes or
 * address literals: programs disagree about them, and mail would go to whom nobody meant. Null: refused.
 */
export function addrSpec(given: string): string | null {
  if (given.length > 2 * mostCharacters) return null;
  const at = given.indexOf("@");
  if (at < 1 || at > mostOfLocal || at !== given.lastIndexOf("@")) return null;
  const before = given.slice(0, at);
  const after = domain(given.slice(at + 1));
  if (!local.test(before) || after === null) return null;
  const address = `${before}@${after}`;
  return address.length <= mostCharacters ? address : null;
}

/** What may stand in a name: one line, nothing that cannot be seen or turns the direction of the rest. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]/gu, " ")
    .replaceAll(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}
