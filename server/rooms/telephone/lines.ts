import { fold } from "../../platform/fold.ts";

/** A line as it is looked up: numbers by their digits, without the country's code or leading zeros; names without accents. Pure. */
export function foldLine(line: string, country: string): string {
  const text = line
    .trim()
    .replace(/^(sips?|tel|pjsip|local)[:/]/i, "")
    .replace(/;.*$/, "")
    // 201@pbx is extension 201; a name before an @ is somebody's mail address.
    .replace(/^(\+?\d+)@.*$/, "$1");
  if (!/^\+?[\d\s().-]+$/.test(text)) return fold(text);
  const digits = text.replace(/\D/g, "").replace(/^00/, "");
  return digits.startsWith(country) && digits.length >= country.length + 8 ? digits.slice(country.length) : digits;
}
