const withheld = /^(anonymous|unknown|withheld|private|unavailable|restricted|hidden|-1)?$/i;

/**
 * A telephone number as telephone systems write it (`4722001412`, `0047…`, `sip:+4722001412@pbx`), as one reads it. null: withheld, or
 * no number. Pure.
 */
export function numberFrom(given: string, country: string): string | null {
  const text = given
    .trim()
    .replace(/^(sips?|tel):/i, "")
    .replace(/[@;].*$/, "");
  if (withheld.test(text) || !/^\+?[\d\s().-]{2,40}$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 2 || digits.length > 20) return null;
  if (text.startsWith("+")) return `+${digits}`;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  return digits.startsWith(country) && digits.length >= country.length + 8 ? `+${digits}` : digits;
}
