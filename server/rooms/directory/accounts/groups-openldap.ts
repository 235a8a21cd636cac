import type * as ldapts from "ldapts";
import type { Session } from "../ldap/session.ts";
import { plainDn } from "../ldap/dn.ts";
import { textOf, valuesOf } from "../ldap/values.ts";
import type { Group } from "./account-connector.ts";

type Filters = typeof ldapts;

const mostGroups = 5000;
const how = { attributes: ["cn"] };

export const groupClasses = ["groupOfNames", "groupOfUniqueNames", "posixGroup"] as const;

export const anyGroup = ({ OrFilter, EqualityFilter }: Filters) =>
  new OrFilter({ filters: groupClasses.map((value) => new EqualityFilter({ attribute: "objectClass", value })) });

export const groupOf = (entry: ldapts.Entry): Group => ({ dn: entry.dn, name: textOf(valuesOf(entry), "cn") ?? entry.dn });

async function holding(session: Session, filters: Filters, root: string, dn: string, userName: string | null): Promise<Group[]> {
  const { OrFilter, EqualityFilter } = filters;
  const parts = [
    new EqualityFilter({ attribute: "member", value: dn }),
    new EqualityFilter({ attribute: "uniqueMember", value: dn }),
    ...(userName === null ? [] : [new EqualityFilter({ attribute: "memberUid", value: userName })]),
  ];
  const found: Group[] = [];
  for await (const page of session.pages(root, new OrFilter({ filters: parts }), how)) found.push(...page.map(groupOf));
  return found;
}

/** The groups that something is in itself, and all that those are in: in however many steps, and also where they lie in a circle. */
export async function groupsAbove(session: Session, filters: Filters, root: string, dn: string, userName: string | null) {
  const direct = await holding(session, filters, root, dn, userName);
  const seen = new Map(direct.map((group) => [plainDn(group.dn), group]));
  for (const group of seen.values()) {
    // Whoever is in so many is not looked through: nobody could say that none of them is privileged.
    if (seen.size > mostGroups) throw Object.assign(new Error("too many groups"), { code: "TOO_MANY_VALUES" });
    for (const above of await holding(session, filters, root, group.dn, null))
      if (!seen.has(plainDn(above.dn))) seen.set(plainDn(above.dn), above);
  }
  return { direct, all: [...seen.values()] };
}
