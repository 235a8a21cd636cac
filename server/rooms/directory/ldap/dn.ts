/** A value as it stands in a distinguished name (RFC 4514, 2.4): whatever would end it there is escaped. */
export function escapeDnValue(value: string): string {
  if (value.includes("\0")) throw Object.assign(new Error("NUL in a name"), { code: "BAD_NAME" });
  const escaped = value
    .replaceAll(/["+,;<>\\=]/g, "\\$&")
    .replaceAll(/\p{Cc}/gu, (letter) => [...Buffer.from(letter)].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join(""));
  return escaped.replace(/^[ #]/, "\\$&").replace(/ $/, (space, at: number) => (at === 0 ? space : "\\ "));
}

/** Its first part and the entry above it, as they are written there. */
export function splitDn(dn: string): { first: string; above: string } {
  for (let at = 0; at < dn.length; at += 1) {
    if (dn[at] === "\\") at += 1;
    else if (dn[at] === ",") return { first: dn.slice(0, at), above: dn.slice(at + 1).trimStart() };
  }
  return { first: dn, above: "" };
}

/** Where two are written differently and mean the same: letters, and spaces after commas. */
export function plainDn(dn: string): string {
  const parts: string[] = [];
  for (let rest = dn; rest !== "";) {
    const { first, above } = splitDn(rest);
    const [, name = "", value = ""] = /^\s*([^=\s]+)\s*=\s*([\s\S]*?)\s*$/.exec(first) ?? [];
    const read = value
      .replaceAll(/((?:\\[\dA-Fa-f]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll("\\", ""), "hex").toString())
      .replaceAll(/\\([\s\S])/g, "$1");
    parts.push(`${name}=${escapeDnValue(read.replaceAll("\0", ""))}`.toLowerCase());
    rest = above;
  }
  return parts.join(",");
}

export const isSameDn = (one: string, other: string): boolean => plainDn(one) === plainDn(other);
export const isBelow = (dn: string, above: string): boolean => isSameDn(dn, above) || plainDn(dn).endsWith(`,${plainDn(above)}`);
