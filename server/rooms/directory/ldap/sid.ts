/** A security identifier as everybody writes it (MS-DTYP, 2.4.2.2). */
export function sidOf(bytes: Buffer): string | null {
  const count = bytes[1] ?? 0;
  if (bytes[0] !== 1 || bytes.length !== 8 + 4 * count) return null;
  const parts = Array.from({ length: count }, (_, at) => bytes.readUInt32LE(8 + 4 * at));
  return ["S-1", bytes.readUIntBE(2, 6), ...parts].join("-");
}

/** Written as bytes again, for a question. */
export function sidBytes(sid: string): Buffer {
  const [, , authority = "0", ...parts] = sid.split("-");
  const bytes = Buffer.alloc(8 + 4 * parts.length);
  bytes[0] = 1;
  bytes[1] = parts.length;
  bytes.writeUIntBE(Number(authority), 2, 6);
  for (const [at, part] of parts.entries()) bytes.writeUInt32LE(Number(part), 8 + 4 * at);
  return bytes;
}

/** Domain Admins, Domain Controllers, Cert Publishers, Schema, Enterprise and Group Policy administrators, read-only controllers, key administrators. */
const privilegedInDomain = new Set([498, 500, 502, 512, 516, 517, 518, 519, 520, 521, 526, 527]);
/** Administrators, Account, Server, Print and Backup Operators, Replicator (MS-ADTS, 3.1.1.6.1.1). */
const privilegedBuiltIn = new Set([544, 548, 549, 550, 551, 552]);

/** Whether whoever is this, or is in this, can take over the domain (Microsoft, protected accounts and groups). */
export function isPrivilegedSid(sid: string): boolean {
  const last = Number(sid.split("-").at(-1));
  if (sid.startsWith("S-1-5-32-")) return privilegedBuiltIn.has(last);
  return sid.startsWith("S-1-5-21-") && privilegedInDomain.has(last);
}
