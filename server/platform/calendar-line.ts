/** A line of a calendar file, in pieces of at most 75 octets that are never cut inside of a letter (RFC 5545, 3.1). Pure. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter);
    if (size + bytes > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
      size = 0;
    }
    part += letter;
    size += bytes;
  }
  return [...parts, part].join("\r\n ");
}
