import type { Generated } from "kysely";
import type { AccountActionName, AccountActionState } from "../../../contract/directory-accounts.ts";
import type { PasswordLinkWay } from "../../../contract/password-links.ts";
import type { AccountClass, SensitiveAction } from "../../../contract/verification.ts";
import type { Write } from "../directory/index.ts";

/** null: not yet. */
export type DoneWrite = Write & { result: "written" | "not_written" | "unknown" | null };

export interface AccountTables {
  account_action: {
    id: string;
    ticket_id: string | null;
    directory_id: string;
    key: string | null;
    account: string;
    person_id: string | null;
    account_class: AccountClass;
    action: AccountActionName;
    sensitive: SensitiveAction | null;
    deliver: PasswordLinkWay | null;
    deliver_to: string | null;
    delete_at: Date | null;
    settled_at: Date | null;
    writes: DoneWrite[];
    state: AccountActionState;
    asked_by: string;
    asked_at: Date;
    not_before: Date | null;
    approved_by: string | null;
    ended_at: Date | null;
    failure: string | null;
    failure_facts: Record<string, string | number>;
    undo_of: string | null;
    lease: Generated<string | null>;
    leased_until: Generated<Date | null>;
  };
  account_template: {
    id: string;
    name: string;
    directory_id: string;
    place: string;
    user_name: string;
    email: string | null;
    title: string | null;
    department: string | null;
    office: string | null;
    groups: string[];
    active: boolean;
    changed_at: Date;
    version: Generated<number>;
  };
  password_link: {
    id: string;
    action_id: string;
    person_id: string;
    directory_id: string;
    key: string;
    account: string;
    way: PasswordLinkWay;
    token_hash: Buffer | null;
    made_at: Date;
    good_until: Date;
    sent: boolean;
    tries: number;
    trying_until: Date | null;
    used_at: Date | null;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  directory: { id: string; name: string };
  linked_ticket_card: { id: string; number: number };
}
