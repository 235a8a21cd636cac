import { sql, tables, type Db } from "../../platform/db.ts";
import type { OutboxTables } from "./tables.ts";

const hour = 3_600_000;
/** To one address within an hour; where more were asked for, or nobody knows whether it was they who asked, within a day. */
const mostPerAddress = 3;
/** To one mail domain within ten minutes. */
const mostPerDomain = 20;

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

interface Lately {
  address: string;
  hour: number;
  day: number;
  /** One was held back within a day: somebody asks for too many. */
  held: boolean;
}

/** A receipt that is counted. */
export interface Receipt {
  address: string;
  within: "hour" | "day";
}

/** Receipts to these addresses. Rides outbox_receipts_idx. */
async function receiptsTo(db: Db, addresses: readonly string[], now: Date): Promise<Map<string, Lately>> {
  const { rows } = await sql<Lately>`
    select to_address as address, count(*) filter (where state <> 'canceled' and created_at > ${new Date(now.getTime() - hour)})::int as hour,
      count(*) filter (where state <> 'canceled')::int as day, bool_or(trouble = 'capped') is true as held
    from outbox where kind = 'opened' and to_address = any(${[...addresses]}::text[]) and created_at > ${new Date(now.getTime() - 24 * hour)}
    group by to_address`.execute(tables<OutboxTables>(db));
  return new Map(rows.map((row) => [row.address, row]));
}

/** Receipts to these domains in the last ten minutes, counted no further than matters. Rides outbox_receipts_domain_idx. */
async function receiptsByDomain(db: Db, domains: readonly string[], now: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ domain: string; count: number }>`
    select asked.domain, (
      select count(*)::int from (
        select 1 from outbox
        where kind = 'opened' and lower(split_part(to_address, '@', 2)) = asked.domain
          and created_at > ${new Date(now.getTime() - hour / 6)} and state <> 'canceled' limit ${mostPerDomain}
      ) as lately
    ) as count
    from unnest(${[...domains]}::text[]) as asked (domain)`.execute(tables<OutboxTables>(db));
  return new Map(rows.map((row) => [row.domain, row.count]));
}

/**
 * Which of these receipts are too many: whoever writes with somebody else's address, or opens tickets in their name, would make the
 * desk fill that person's mailbox. In the order given.
 */
export async function tooMany(db: Db, now: Date, receipts: readonly Receipt[]): Promise<boolean[]> {
  if (receipts.length === 0) return [];
  const addresses = receipts.map(({ address }) => address);
  const [lately, domains] = await Promise.all([
    receiptsTo(db, [...new Set(addresses)], now),
    receiptsByDomain(db, [...new Set(addresses.map(domainOf))], now),
  ]);
  return receipts.map(({ address, within }) => {
    const known = lately.get(address) ?? { address, hour: 0, day: 0, held: false };
    const ofDomain = domains.get(domainOf(address)) ?? 0;
    const isCapped = known.hour >= mostPerAddress || ((known.held || within === "day") && known.day >= mostPerAddress);
    if (isCapped || ofDomain >= mostPerDomain) {
      lately.set(address, { ...known, held: known.held || isCapped });
      return true;
    }
    lately.set(address, { ...known, hour: known.hour + 1, day: known.day + 1 });
    domains.set(domainOf(address), ofDomain + 1);
    return false;
  });
}
