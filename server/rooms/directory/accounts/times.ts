/** 100 nanoseconds since 1601 (MS-DTYP, 2.3.3); 0 and the largest mean never. */
export function fileTime(text: string | null): Date | null {
  if (!text || !/^\d+$/.test(text)) return null;
  const ticks = BigInt(text);
  if (ticks === 0n || ticks >= 0x7fff_ffff_ffff_ffffn) return null;
  const at = new Date(Number(ticks / 10_000n) - 11_644_473_600_000);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** As Active Directory writes what never ends. */
export const never = "9223372036854775807";
export const toFileTime = (at: Date): string => String((BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n);

export const toGeneralizedTime = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, "")}Z`;

/** `20260102030405Z` (RFC 4517, 3.3.13), to the second. */
export function generalizedTime(text: string | null): Date | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?Z$/.exec(text ?? "") ?? [];
  if (year === undefined || year === "0000") return null;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second ?? "00"}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** When an account ends, from what a directory of either kind says; null: never. */
export const endOf = (text: string | null): Date | null => generalizedTime(text) ?? fileTime(text);
