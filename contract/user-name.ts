const letters: Record<string, string> = {
  æ: "ae",
  ø: "o",
  å: "a",
  ä: "a",
  ö: "o",
  ü: "u",
  ß: "ss",
  ð: "d",
  þ: "th",
  ł: "l",
  đ: "d",
  œ: "oe",
};

/** A name in the letters that user names are made of. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[æøåäöüßðþłđœ]/g, (letter) => letters[letter] ?? "")
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9-]/g, "")
    .replaceAll(/^-+|-+$/g, "");

/** A user name by a rule: `{given:1}{family}` of Kari Nordmann is `knordmann`. As long as Active Directory takes them. Pure. */
export function userNameBy(rule: string, given: string, family: string, number: number): string {
  const names: Record<string, string> = { given: plainName(given), family: plainName(family) };
  const whole = rule.replaceAll(/\{(given|family)(?::(\d{1,2}))?\}/g, (_, name: string, most?: string) =>
    (names[name] ?? "").slice(0, most === undefined ? undefined : Number(most)),
  );
  const end = number === 1 ? "" : String(number);
  return whole.slice(0, 20 - end.length).replaceAll(/^[._-]+|[._-]+$/g, "") + end;
}
