// By the module: whoever sets its name servers gives it other functions.
import dns from "node:dns/promises";

const patience = 5000;

/** What a name server answers, or nothing: one that is slow or has nothing is the same to who asks. */
const quietly = <T>(work: Promise<T[]>): Promise<T[]> =>
  Promise.race([work.catch(() => []), new Promise<T[]>((done) => setTimeout(() => done([]), patience).unref())]);

/** The servers that take mail for a domain, the preferred first. */
export const mailServersOf = async (domain: string): Promise<string[]> =>
  (await quietly(dns.resolveMx(domain))).toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange.toLowerCase());

/** Where a domain offers a service (RFC 2782); "." is told by leaving it out. */
export async function offeredAt(service: string, domain: string): Promise<{ host: string; port: number } | null> {
  const found = (await quietly(dns.resolveSrv(`_${service}._tcp.${domain}`))).toSorted(
    (a, b) => a.priority - b.priority || b.weight - a.weight,
  );
  const [first] = found.filter(({ name }) => name !== "" && name !== ".");
  return first ? { host: first.name.toLowerCase(), port: first.port } : null;
}

export const isKnownName = async (host: string): Promise<boolean> => (await quietly(dns.lookup(host, { all: true }))).length > 0;
