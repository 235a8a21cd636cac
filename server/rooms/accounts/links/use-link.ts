import type { Language } from "../../../../contract/shapes.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import type { AccountConnector } from "../../directory/index.ts";
import { askDirectory, loadDirectory } from "../in-directory.ts";
import { judgeAccount } from "../judge-account.ts";
import { busyWith } from "../store.ts";
import { requireOpen } from "./open-link.ts";
import { refusalOf } from "./password-refusal.ts";
import { changeLink, lockByToken, type LinkRow } from "./store.ts";
import { hashOf } from "./token.ts";

/** Longer than the directory takes for all that it is asked. */
const held = 90_000;

/** One at a time; whoever comes beside it waits. */
const claim = (db: Db, token: string, now: Date): Promise<LinkRow> =>
  transaction(db, async (tx) => {
    const row = await requireOpen(tx, await lockByToken(tx, hashOf(token)), now);
    if (row.trying_until && row.trying_until > now) throw new Problem(409, "password_link_busy");
    if (await busyWith(tx, row.directory_id, row.key)) throw new Problem(409, "password_link_busy");
    await changeLink(tx, row.id, { tries: row.tries + 1, trying_until: new Date(now.getTime() + held) });
    return row;
  });

async function choose(db: Db, row: LinkRow, accounts: AccountConnector, password: string, directoryId: string): Promise<void> {
  const directory = await loadDirectory(db, directoryId);
  const live = await accounts.look(row.key);
  if (!live) throw new Problem(409, "password_link_over");
  const { known, accountClass } = await judgeAccount(db, directory, live);
  if (known?.person_id !== row.person_id) throw new Problem(409, "password_link_over");
  if (accountClass === "privileged") throw new Problem(403, "account_protected", { facts: { account: live.userName } });
  if (live.enabled === false) throw new Problem(409, "account_switched_off", { facts: { account: live.userName } });
  await accounts.write(live, { what: "password" }, password).catch((error: unknown) => {
    const refusal = refusalOf(error);
    throw refusal ? wrongField("/password", "password_refused", refusal) : error;
  });
  // It is theirs now, and need not be changed once more. Where that cannot be written they are asked for another one, no more.
  const after = await accounts.look(row.key).catch(() => null);
  if (after) for (const write of accounts.plan.chosen(after)) await accounts.write(after, write).catch(() => {});
}

/** Writes the password that its owner chose; `db` is the pool. Publishes `account_action.link_used`. */
export async function useLink(db: Db, language: Language, token: string, password: string, now: Date): Promise<void> {
  const row = await claim(db, token, now);
  try {
    const directory = await loadDirectory(db, row.directory_id);
    if (!directory.writes) throw new Problem(409, "directory_reads_only", { facts: { name: directory.name } });
    await askDirectory(language, directory, (accounts) => choose(db, row, accounts, password, directory.id));
  } catch (error) {
    await changeLink(db, row.id, { trying_until: null });
    throw error;
  }
  await transaction(db, async (tx) => {
    await changeLink(tx, row.id, { used_at: now, trying_until: null });
    const data = { action_id: row.action_id, account: row.account };
    await publish(tx, { type: "account_action.link_used", actorId: null, personId: row.person_id, data }, now);
  });
}
