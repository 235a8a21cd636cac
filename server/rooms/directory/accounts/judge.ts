import { isPrivilegedSid } from "../ldap/sid.ts";
import { isSameDn } from "../ldap/dn.ts";
import type { Group, Protection, WriteRules } from "./account-connector.ts";

interface Seen {
  dn: string;
  userName: string;
  /** Who the directory takes the desk for, and what it signs in as. */
  own: readonly string[];
  /** Also by which else it could be named. */
  aliases: readonly string[];
  groups: readonly (Group & { sid?: string | null; adminCount?: boolean })[];
  /** undefined: there is no such thing there; null: it cannot be seen. */
  primary?: (Group & { sid: string | null; adminCount: boolean }) | null;
  adminCount?: boolean;
  sid?: string | null;
}

const same = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || (one.includes("=") && other.includes("=") && isSameDn(one, other));

export const isPrivileged = ({ dn, sid, adminCount }: Seen["groups"][number], { privileged }: WriteRules): boolean =>
  adminCount === true || (typeof sid === "string" && isPrivilegedSid(sid)) || privileged.some((named) => isSameDn(named, dn));

/** Why nobody writes to an account from here; empty: one may. What cannot be seen counts as a reason. Pure. */
export function judge(seen: Seen, rules: WriteRules): Protection[] {
  const { dn, userName, own, aliases, groups, primary, adminCount, sid } = seen;
  const names = [dn, userName, ...aliases].filter((name) => name !== "");
  const found: Protection[] = [];
  if (own.some((name) => name !== "" && names.some((one) => same(one, name)))) found.push({ reason: "own_account", name: userName });
  if (rules.denied.some((denied) => names.some((one) => same(one, denied)))) found.push({ reason: "denied", name: userName });
  if (adminCount || (sid && isPrivilegedSid(sid))) found.push({ reason: "admin_count", name: userName });
  for (const group of groups) if (isPrivileged(group, rules)) found.push({ reason: "group", name: group.name });
  if (primary === null) found.push({ reason: "unknown", name: userName });
  else if (primary && isPrivileged(primary, rules)) found.push({ reason: "primary_group", name: primary.name });
  return found;
}
