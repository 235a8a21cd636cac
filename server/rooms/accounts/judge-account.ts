import { notFound, Problem } from "../../platform/problem.ts";
import type { Db } from "../../platform/db.ts";
import { classOf, knownAccount, type AccountConnector, type LiveAccount, type ShownDirectory, type Write } from "../directory/index.ts";
import { entrustedAmong } from "../people/index.ts";

/** Whose it is, and how much harm it could do. */
export async function judgeAccount(db: Db, directory: ShownDirectory, live: LiveAccount) {
  const known = await knownAccount(db, directory.id, live.key);
  const [entrusted] = known ? await entrustedAmong(db, [known.person_id]) : [];
  return { known, accountClass: classOf(live, entrusted ?? null, directory.elevated_groups) };
}

/** The account as it stands now, refused where nobody writes to it from here, and what is to be written to it. */
export async function planOn(
  db: Db,
  directory: ShownDirectory,
  accounts: AccountConnector,
  key: string,
  work: (live: LiveAccount) => Promise<Write[]>,
  { mayBeEmpty = false } = {},
) {
  const live = await accounts.look(key);
  if (!live) throw notFound("account");
  const { known, accountClass } = await judgeAccount(db, directory, live);
  const facts = { account: live.userName };
  if (accountClass === "privileged")
    throw new Problem(403, "account_protected", { facts: { ...facts, reason: live.protections[0]?.reason ?? "administrator" } });
  // Nobody could be asked who they are.
  if (!known) throw new Problem(409, "account_of_nobody", { facts });
  const writes = await work(live);
  if (writes.length === 0 && !mayBeEmpty) throw new Problem(409, "nothing_to_write", { facts });
  return { key, account: live.userName, name: live.name, personId: known.person_id, accountClass, live, writes };
}
