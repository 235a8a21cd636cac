import type {
  AccountActionShown,
  AccountPreview,
  AccountTemplate,
  AccountWrite,
  KnownAccount,
  LiveAccountShown,
} from "../../../contract/directory-accounts.ts";
import type { PasswordLinkShown } from "../../../contract/password-links.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { sayDirectoryFault, type accountsOfPerson, type LiveAccount, type ShownDirectory } from "../directory/index.ts";
import type { prepare } from "./ask-action.ts";
import { judgeAccount } from "./judge-account.ts";
import { masked } from "./links/masked.ts";
import { canUndo } from "./plan-undo.ts";
import { mayAgree } from "./policy.ts";
import { busyWith, type ShownAction } from "./store.ts";
import { pendingDeletion } from "./store-deletions.ts";
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
  const [{ known, accountClass }, busy, deletion] = await Promise.all([
    judgeAccount(db, directory, live),
    busyWith(db, directory.id, live.key),
    pendingDeletion(db, directory.id, live.key),
  ]);
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
    deletes_at: iso(deletion?.delete_at ?? null),
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
    case "delete":
      return { what, name: "", before: null, after: null, result };
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

const day = 24 * 3_600_000;

export const presentPreview = (
  { directory, planned, seen, approval, delivery }: Awaited<ReturnType<typeof prepare>>,
  now: Date,
): AccountPreview => ({
  seen,
  action: planned.action,
  account: planned.account,
  name: planned.name,
  directory: { id: directory.id, name: directory.name },
  account_class: planned.accountClass,
  writes: planned.writes.map((write) => presentWrite({ ...write, result: null })),
  approval,
  evidence: planned.sensitive !== null,
  link: delivery,
  deletes_at: planned.action === "delete" ? new Date(now.getTime() + directory.delete_after_days * day).toISOString() : null,
  recycled: planned.recycled,
});

function failureOf({ language }: Actor, { failure, failure_facts: facts }: ShownAction): string | null {
  if (failure === null) return null;
  if (!failure.startsWith("directory.")) return say(language, `account_failed.${failure}`, facts);
  const { detail, remedy } = sayDirectoryFault(language, { code: failure.slice("directory.".length), facts });
  return `${detail} ${remedy}`;
}

function presentLink(row: ShownAction, now: Date): PasswordLinkShown | null {
  if (row.deliver === null) return null;
  const to = masked(row.deliver, row.deliver_to);
  const { good_until: until, used_at: used } = row;
  const ended = row.ended_at !== null;
  const none = { by: row.deliver, to, state: ended ? ("not_sent" as const) : ("coming" as const), good_until: null, used_at: null };
  if (until === null) return none;
  const state = used ? ("used" as const) : !row.sent ? ("not_sent" as const) : until > now ? ("open" as const) : ("over" as const);
  return { by: row.deliver, to, state, good_until: iso(until), used_at: iso(used) };
}

export const presentAction = (actor: Actor, row: ShownAction, now: Date): AccountActionShown => ({
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
  link: presentLink(row, now),
  deletes_at: row.settled_at ? null : iso(row.delete_at),
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
