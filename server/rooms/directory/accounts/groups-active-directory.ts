import type * as ldapts from "ldapts";
import type { Session } from "../ldap/session.ts";
import { sidBytes, sidOf } from "../ldap/sid.ts";
import { bytesOf, textOf, valuesOf } from "../ldap/values.ts";
import type { Group } from "./account-connector.ts";

type Filters = typeof ldapts;

/** LDAP_MATCHING_RULE_IN_CHAIN: the directory follows groups within groups itself (MS-ADTS, 3.1.1.3.4.4.3). */
const inChain = "1.2.840.113556.1.4.1941";
const how = { attributes: ["cn", "objectSid", "adminCount"], explicitBufferAttributes: ["objectSid"] };

export interface SeenGroup extends Group {
  sid: string | null;
  adminCount: boolean;
}

export const anyGroup = ({ EqualityFilter }: Filters) => new EqualityFilter({ attribute: "objectClass", value: "group" });

export function seenGroup(entry: ldapts.Entry): SeenGroup {
  const values = valuesOf(entry);
  const sid = bytesOf(values, "objectSid");
  return {
    dn: entry.dn,
    name: textOf(values, "cn") ?? entry.dn,
    sid: sid && sidOf(sid),
    adminCount: Number(textOf(values, "adminCount") ?? "0") > 0,
  };
}

/** All groups that something is in, in however many steps. */
export async function groupsAbove(session: Session, { ExtensibleFilter }: Filters, root: string, dn: string): Promise<SeenGroup[]> {
  const found: SeenGroup[] = [];
  const filter = new ExtensibleFilter({ matchType: "member", rule: inChain, value: dn });
  for await (const page of session.pages(root, filter, how)) found.push(...page.map(seenGroup));
  return found;
}

/** Somebody's primary group, which stands in no list of members. null: it cannot be seen. */
export async function primaryGroup(
  session: Session,
  { EqualityFilter }: Filters,
  root: string,
  accountSid: string,
  rid: string,
): Promise<SeenGroup | null> {
  if (!/^\d{1,9}$/.test(rid)) return null;
  const sid = `${accountSid.slice(0, accountSid.lastIndexOf("-") + 1)}${rid}`;
  const [entry] = await session.first(root, new EqualityFilter({ attribute: "objectSid", value: sidBytes(sid) }), 1, how);
  return entry ? seenGroup(entry) : null;
}
