import type {
  AccountActionShown,
  AccountPreview,
  AccountTemplate,
  AccountWrite,
  KnownAccount,
  LiveAccountShown,
} from "../../../contract/directory-accounts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { sayDirectoryFault, type accountsOfPerson, type LiveAccount, type ShownDirectory } from "../directory/index.ts";
import type { Prepared } from "./ask-action.ts";
import { sensitiveAs } from "./evidence.ts";
import { canUndo, judgeAccount } from "./plan-action.ts";
import { mayAgree } from "./policy.ts";
import { busyWith, type ShownAction } from "./store.ts";
import type { TemplateRow } from "./store-templates.ts";
import type { DoneWrite } from "./tables.ts";

type Known = Awaited<ReturnType<typeof accountsOfPerson>>[number];
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentKnown = (row: Known): KnownAccount => ({
  directory: { id: row.directory_id, name: row.directory_name },
  key: row.key,
  user_name: row.user_name,
  person: { id: row.person_id, name: row.person_name },
  account_class: row.account_class,
  enabled: row.enabled,
  writes: row.writes && row.active,
});

export async function presentLive(db: Db, { language }: Actor, directory: ShownDirectory, live: LiveAccount): Promise<LiveAccountShown> {
  const [{ known, accountClass }, busy] = await Promise.all([judgeAccount(db, directory, live), busyWith(db, directory.id, live.key)]);
  const reasons = live.protections.map(({ reason, name }) => ({ reason, detail: say(language, `account_protected.${reason}`, { name }) }));
  const administrator = {
    reason: "administrator" as const,
    detail: say(language, "account_protected.administrator", { name: live.userName }),
  };
  return {
    directory: { id: directory.id, name: directory.name },
    key: live.key,
    user_name: live.userName,
    person: known ? { id: known.person_id, name: known.person_name } : null,
    account_class: accountClass,
    enabled: live.enabled,
    writes: directory.writes,
    name: live.name,
    dn: live.dn,
    place: live.place,
    locked: live.locked,
    must_change: live.mustChange,
    password_expired: live.passwordExpired,
    password_set_at: iso(live.passwordSetAt),
    last_sign_in_at: iso(live.lastSignInAt),
    expires_at: iso(live.expiresAt),
    fields: live.fields,
    groups: live.groups,
    protections: accountClass === "privileged" && reasons.length === 0 ? [administrator] : reasons,
    busy: busy ? { action: busy.action, by: { id: busy.asked_by, name: busy.name } } : null,
  };
}

function presentWrite(write: DoneWrite): AccountWrite {
  const { what, result } = write;
  switch (write.what) {
    case "attribute":
      return { what, name: write.attribute, before: write.before, after: write.after, result };
    case "password":
      return { what, name: "", before: null, after: null, result };
    case "group":
      return { what, name: write.name, before: write.before ? write.group : null, after: write.after ? write.group : null, result };
    case "place":
      return { what, name: "", before: write.before, after: write.after, result };
    case "create":
      return {
        what,
        name: write.dn,
        before: null,
        after: Object.entries(write.attributes)
          .map(([name, values]) => `${name}: ${values.join(", ")}`)
          .join("\n"),
        result,
      };
  }
}

export const presentPreview = ({ directory, planned, seen, approval }: Prepared): AccountPreview => ({
  seen,
  action: planned.action,
  account: planned.account,
  name: planned.name,
  directory: { id: directory.id, name: directory.name },
  account_class: planned.accountClass,
  writes: planned.writes.map((write) => presentWrite({ ...write, result: null })),
  approval,
  evidence: sensitiveAs(planned.action) !== null,
});

function failureOf({ language }: Actor, { failure, failure_facts: facts }: ShownAction): string | null {
  if (failure === null) return null;
  if (!failure.startsWith("directory.")) return say(language, `account_failed.${failure}`, facts);
  const { detail, remedy } = sayDirectoryFault(language, { code: failure.slice("directory.".length), facts });
  return `${detail} ${remedy}`;
}

export const presentAction = (actor: Actor, row: ShownAction): AccountActionShown => ({
  id: row.id,
  action: row.action,
  ticket: row.ticket_id ? { id: row.ticket_id, number: row.number ?? 0 } : null,
  directory: { id: row.directory_id, name: row.directory_name },
  key: row.key,
  account: row.account,
  person: row.person_id ? { id: row.person_id, name: row.owner ?? "" } : null,
  state: row.state,
  writes: row.writes.map(presentWrite),
  failure: failureOf(actor, row),
  asked_by: { id: row.asked_by, name: row.asker },
  asked_at: row.asked_at.toISOString(),
  not_before: iso(row.not_before),
  approved_by: row.approved_by ? { id: row.approved_by, name: row.approver ?? "" } : null,
  ended_at: iso(row.ended_at),
  can: {
    undo: row.ticket_id !== null && canUndo(row),
    approve: row.state === "to_approve" && mayAgree(actor, row),
  },
  undo_of: row.undo_of,
});

export const presentTemplate = (row: TemplateRow): AccountTemplate => ({
  id: row.id,
  name: row.name,
  directory_id: row.directory_id,
  directory: { id: row.directory_id, name: row.directory_name },
  place: row.place,
  user_name: row.user_name,
  email: row.email,
  title: row.title,
  department: row.department,
  office: row.office,
  groups: row.groups,
  active: row.active,
  version: row.version,
});
