import type { Generated } from "kysely";
import type { AccountAction } from "../../../contract/directory-accounts.ts";
import type { AccountClass } from "../../../contract/verification.ts";
import type { DirectoryKind, DirectorySync } from "../../../contract/directories.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Facts } from "./ldap/account.ts";

export interface WrittenField {
  field: string;
  before: string | null;
  after: string | null;
}

export interface DirectoryTables {
  directory: {
    id: string;
    name: string;
    kind: DirectoryKind;
    host: string;
    port: number;
    security: "tls" | "starttls";
    certificate: string | null;
    bind_name: string;
    secret: string;
    secret_set_at: Date;
    people_base: string;
    organization_id: string | null;
    language: Language;
    sync_minutes: number | null;
    most_leaving: number;
    active: boolean;
    writes: boolean;
    denied_accounts: string[];
    privileged_groups: string[];
    elevated_groups: string[];
    approved_actions: AccountAction[];
    delete_after_days: number;
    synced_at: Date | null;
    failing_since: Date | null;
    failure: string | null;
    failure_facts: Generated<Record<string, string | number>>;
    changed_at: Date;
    version: Generated<number>;
  };
  directory_person: {
    directory_id: string;
    key: string;
    person_id: string;
    dn: string;
    user_name: string;
    facts: Facts;
    enabled: boolean;
    left_at: Date | null;
    /** As of the last look at it. */
    account_class: Generated<AccountClass>;
    looked_at: Generated<Date | null>;
  };
  directory_sync: {
    id: string;
    directory_id: string;
    preview: boolean;
    accept_leaving: boolean;
    /** So many may leave, as somebody was shown; null: as the settings say. */
    accept_left: number | null;
    /** Of the settings it was asked with. */
    directory_version: number;
    lease: string | null;
    state: Generated<DirectorySync["state"]>;
    asked_by: string | null;
    asked_at: Date;
    leased_until: Date | null;
    ended_at: Date | null;
    read: Generated<number>;
    created: Generated<number>;
    changed: Generated<number>;
    left: Generated<number>;
    back: Generated<number>;
    unchanged: Generated<number>;
    refused: Generated<number>;
    known: Generated<number>;
    failure: string | null;
    failure_facts: Generated<Record<string, string | number>>;
  };
  directory_read: { sync_id: string; key: string; dn: string; user_name: string; facts: Facts; enabled: boolean | null };
  directory_change: {
    sync_id: string;
    n: number;
    outcome: "created" | "changed" | "left" | "back" | "refused";
    name: string;
    dn: string;
    person_id: string | null;
    fields: WrittenField[];
    reason: string | null;
    reason_facts: Generated<Record<string, string | number>>;
  };
  // Published by other rooms.
  person_card: { id: string; name: string; active: boolean };
  organization_card: { id: string; name: string };
}
