const letters = "abcdefghijklmnopqrstuvwxyz234567";

/** Base32 (RFC 4648) in small letters: what survives every mail server. 128 bits are 26 letters. */
export function spell(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let shift = BigInt(bytes.length * 8) - 5n; shift > -5n; shift -= 5n)
    text += letters[Number((shift >= 0n ? bits >> shift : bits << -shift) & 31n)];
  return text;
}
