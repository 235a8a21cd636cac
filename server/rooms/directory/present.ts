import type { Directory, DirectoryChange, DirectorySync } from "../../../contract/directories.ts";
import type { Language } from "../../../contract/shapes.ts";
import { readCertificate } from "../../platform/egress/index.ts";
import { say } from "../../platform/i18n.ts";
import { sayDirectoryFault } from "./directory-fault.ts";
import type { ShownDirectory } from "./store.ts";
import type { ChangeRow, ShownSync } from "./store-sync.ts";

const faultOf = (language: Language, { failure, failure_facts }: Pick<ShownDirectory, "failure" | "failure_facts">) =>
  failure === null ? null : sayDirectoryFault(language, { code: failure, facts: failure_facts });

function trusted(pem: string | null): Directory["trusted"] {
  if (pem === null) return null;
  try {
    const { from, to, ...seen } = readCertificate(pem);
    return { ...seen, from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
  } catch {
    return null;
  }
}

/** Never its password. */
export const presentDirectory = (language: Language, row: ShownDirectory): Directory => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  host: row.host,
  port: row.port,
  security: row.security,
  certificate: row.certificate,
  trusted: trusted(row.certificate),
  bind_name: row.bind_name,
  people_base: row.people_base,
  organization_id: row.organization_id,
  organization: row.organization_id ? { id: row.organization_id, name: row.organization_name ?? "" } : null,
  language: row.language,
  sync_minutes: row.sync_minutes,
  most_leaving: row.most_leaving,
  active: row.active,
  writes: row.writes,
  denied_accounts: row.denied_accounts,
  privileged_groups: row.privileged_groups,
  elevated_groups: row.elevated_groups,
  approved_actions: row.approved_actions,
  delete_after_days: row.delete_after_days,
  password_set_at: row.secret_set_at.toISOString(),
  people: row.people,
  synced_at: row.synced_at?.toISOString() ?? null,
  failing_since: row.failing_since?.toISOString() ?? null,
  failure: faultOf(language, row),
  version: row.version,
});

export const presentSync = (language: Language, row: ShownSync): DirectorySync => ({
  id: row.id,
  directory: { id: row.directory_id, name: row.directory_name },
  preview: row.preview,
  state: row.state,
  asked_by: row.asked_by ? { id: row.asked_by, name: row.asker ?? "" } : null,
  asked_at: row.asked_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
  read: row.read,
  created: row.created,
  changed: row.changed,
  left: row.left,
  back: row.back,
  unchanged: row.unchanged,
  refused: row.refused,
  known: row.known,
  failure: faultOf(language, row),
});

export const presentChange = (language: Language, row: ChangeRow): DirectoryChange => ({
  outcome: row.outcome,
  name: row.name,
  dn: row.dn,
  person_id: row.person_id,
  fields: row.fields,
  reason: row.reason && say(language, `directory_refused.${row.reason}`, row.reason_facts),
});
