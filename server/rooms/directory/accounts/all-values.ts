import { valuesOf, type Values } from "../ldap/values.ts";
import type { Session } from "../ldap/session.ts";

const most = 100_000;

export const textsOf = (values: Values, name: string): string[] =>
  [values.get(name.toLowerCase()) ?? []].flat().map((value) => (Buffer.isBuffer(value) ? value.toString() : value));

/** What a server gives of many values: `memberOf;range=0-1499`, `*` at the end of the last part (MS-ADTS, 3.1.1.3.1.3.3). */
function part(values: Values, name: string): { texts: string[]; next: number | null } {
  const prefix = `${name.toLowerCase()};range=`;
  for (const [written] of values)
    if (written.startsWith(prefix)) {
      const last = written.slice(prefix.length).split("-")[1] ?? "*";
      return { texts: textsOf(values, written), next: last === "*" ? null : Number(last) + 1 };
    }
  return { texts: textsOf(values, name), next: null };
}

/** All values of an attribute, also where the server gives them in parts: from the first part, which was read, on. */
export async function allValues(session: Pick<Session, "entry">, dn: string, values: Values, name: string): Promise<string[]> {
  const all: string[] = [];
  for (let { texts, next } = part(values, name); ;) {
    all.push(...texts);
    if (next === null || texts.length === 0) return all;
    if (all.length > most) throw Object.assign(new Error("too many values"), { code: "TOO_MANY_VALUES" });
    const entry = await session.entry(dn, { attributes: [`${name};range=${next}-*`] });
    if (!entry) return all;
    const after = part(valuesOf(entry), name);
    // A server that says the same part again would be asked for ever.
    if (after.next !== null && after.next <= next) return all;
    ({ texts, next } = after);
  }
}
