import type { AccountClass } from "../../../../contract/verification.ts";
import { isSameDn } from "../ldap/dn.ts";
import type { LiveAccount } from "./account-connector.ts";

/** What whoever has this account could do harm with. `entrusted`: has a role at the desk. Pure. */
export function classOf(
  { protections, within }: Pick<LiveAccount, "protections" | "within">,
  entrusted: { administrator: boolean } | null,
  elevated: readonly string[],
): AccountClass {
  if (protections.length > 0 || entrusted?.administrator) return "privileged";
  return entrusted || within.some((dn) => elevated.some((named) => isSameDn(named, dn))) ? "elevated" : "normal";
}
