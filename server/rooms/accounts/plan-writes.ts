import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { isSameDn, type AccountConnector, type LiveAccount, type ShownDirectory, type Write } from "../directory/index.ts";

export type Simple = Exclude<AccountAsked, { action: "create" | "undo" | "delete" | "restore" }>;

async function groupWrites(accounts: AccountConnector, live: LiveAccount, given: { add: string[]; remove: string[] }): Promise<Write[]> {
  const writes: Write[] = [];
  for (const [field, dns] of Object.entries(given))
    for (const [at, dn] of dns.entries()) {
      const found = await accounts.lookGroup(dn);
      if (!found) throw wrongField(`/asked/${field}/${at}`, "unknown", { what: "group" });
      const [protection] = found.protections;
      if (protection) throw new Problem(403, "group_protected", { facts: { group: found.group.name } });
      const isIn = live.groups.some((group) => isSameDn(group.dn, found.group.dn));
      if (isIn !== (field === "add"))
        writes.push({ what: "group", group: found.group.dn, name: found.group.name, before: isIn, after: field === "add" });
    }
  return writes;
}

/** Unlocking comes first; whoever is switched off would be let in by it in some directories. */
async function resetWrites(accounts: AccountConnector, live: LiveAccount): Promise<Write[]> {
  if (live.enabled === false) throw new Problem(409, "account_switched_off", { facts: { account: live.userName } });
  const writes = accounts.plan.reset(live);
  return (await accounts.knows("reset")) ? writes : writes.filter(({ what }) => what === "password");
}

async function expiryWrites(accounts: AccountConnector, live: LiveAccount, at: string | null, name: string): Promise<Write[]> {
  if (!(await accounts.knows("expiry"))) throw new Problem(409, "no_expiry", { facts: { name } });
  // Directories know no parts of a second.
  return accounts.plan.expire(live, at === null ? null : new Date(Math.floor(Date.parse(at) / 1000) * 1000));
}

/** What an action on an account writes, as it stands this very moment. */
export async function writesOf(accounts: AccountConnector, directory: ShownDirectory, live: LiveAccount, asked: Simple): Promise<Write[]> {
  const { plan } = accounts;
  switch (asked.action) {
    case "change":
    case "change_contact":
      return plan.change(live, asked.fields);
    case "change_groups":
      return groupWrites(accounts, live, { add: asked.add, remove: asked.remove });
    case "move":
      if (!(await accounts.isPlace(asked.place))) throw wrongField("/asked/place", "below_people");
      return isSameDn(live.place, asked.place) ? [] : [{ what: "place", before: live.place, after: asked.place }];
    case "reset_password":
      return resetWrites(accounts, live);
    case "expire":
      return expiryWrites(accounts, live, asked.expires_at, directory.name);
    default:
      return plan[asked.action](live);
  }
}
