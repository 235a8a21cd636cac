import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import type { AccountConnector, ShownDirectory } from "../directory/index.ts";
import { sensitiveAs } from "./evidence.ts";
import { planOn } from "./judge-account.ts";
import { planCreate } from "./plan-create.ts";
import { planDeletion, planRestore } from "./plan-deletion.ts";
import { planUndo } from "./plan-undo.ts";
import { writesOf } from "./plan-writes.ts";
import type { Planned } from "./planned.ts";
import { findAction } from "./store.ts";
import { pendingDeletion } from "./store-deletions.ts";
import { findTemplate } from "./store-templates.ts";

/** What an action writes to an account as it stands this very moment. Writes nothing. */
export async function planAction(
  db: Db,
  directory: ShownDirectory,
  accounts: AccountConnector,
  asked: AccountAsked,
  ticketId: string | null,
): Promise<Planned> {
  if (asked.action === "undo") return planUndo(db, directory, accounts, asked.undo_of, ticketId);
  if (asked.action === "delete") return planDeletion(db, directory, accounts, asked.key);
  if (asked.action === "restore") return planRestore(db, directory, accounts, asked.key);
  if (asked.action === "create") {
    const template = isId(asked.template_id) ? await findTemplate(db, asked.template_id) : undefined;
    if (!template) throw notFound("account_template");
    return planCreate(accounts, template, asked);
  }
  const { action } = asked;
  const planned = await planOn(db, directory, accounts, asked.key, async (live) => {
    if ((action === "enable" || action === "expire") && (await pendingDeletion(db, directory.id, asked.key)))
      throw new Problem(409, "being_deleted", { facts: { account: live.userName } });
    return writesOf(accounts, directory, live, asked);
  });
  return { ...planned, action, sensitive: sensitiveAs(action, planned.writes), undoOf: null, recycled: null };
}

/** In which directory it is to be done. */
export async function directoryOf(db: Db, asked: AccountAsked): Promise<string> {
  if (asked.action === "undo") return (await findAction(db, asked.undo_of))?.directory_id ?? "";
  if (asked.action !== "create") return asked.directory_id;
  const template = await findTemplate(db, asked.template_id);
  if (!template?.active) throw notFound("account_template");
  return template.directory_id;
}
