/** Active Directory counts in tenths of a microsecond from the year 1601. */
const fileTimes: readonly string[] = ["lockouttime", "pwdlastset", "accountexpires"];
const from1601 = 11_644_473_600_000;

/** The instant that a value of a directory stands for; null where it is none. Generalized time is RFC 4517, 3.3.13. Pure. */
export function instantOf(attribute: string, text: string): number | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text) ?? [];
  // The year 0 is how ppolicy says: for ever.
  if (year && year !== "0000") return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!fileTimes.includes(attribute.toLowerCase()) || !/^\d{17,18}$/.test(text)) return null;
  return Number(BigInt(text) / 10_000n) - from1601;
}

/** How ppolicy keeps an account off until somebody lets it in. Pure. */
export const isForGood = (attribute: string, text: string): boolean =>
  attribute.toLowerCase() === "pwdaccountlockedtime" && text.startsWith("00000101");
