import type { Generated } from "kysely";
import type { Role } from "../../../contract/access.ts";
import type { Language } from "../../../contract/shapes.ts";

export type SignInMethod = "password" | "code" | "setup" | "passkey" | "company";

/** Who somebody is at the provider through which they signed in. */
export interface SessionOrigin {
  provider_id: string;
  subject: string;
  /** The provider's name of its session; null where it gives none. */
  sid: string | null;
  /** What it wants to see when somebody signs out there, too. */
  hint: string | null;
}

/** For what a passkey is asked. */
export type ChallengePurpose = "sign_in" | "add" | "prove" | "caller";

export interface AccessTables {
  account: {
    person_id: string;
    password_hash: string | null;
    disabled: boolean;
    created_at: Date;
    password_changed_at: Date | null;
  };
  role_grant: { id: string; person_id: string; role: Role; organization_id: string | null };
  session: {
    id: string;
    token_hash: Buffer;
    person_id: string;
    method: SignInMethod;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
    user_agent: string;
    ip: string;
    revoked_at: Date | null;
    second_factor: boolean;
    limited: boolean;
    proven_at: Date | null;
  };
  api_key: {
    id: string;
    token_hash: Buffer;
    person_id: string;
    name: string;
    prefix: string;
    scopes: string[];
    created_at: Date;
    expires_at: Date | null;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  sign_in_code: {
    id: string;
    person_id: string;
    code_hash: string;
    expires_at: Date;
    tries: number;
    used_at: Date | null;
    browser_hash: Buffer | null;
  };
  view_as: {
    id: string;
    session_id: string;
    viewer_id: string;
    person_id: string;
    reason: string;
    started_at: Date;
    until_at: Date;
    ended_at: Date | null;
  };
  setup_token: { token_hash: Buffer; created_at: Date; used_at: Date | null };
  authenticator: {
    id: string;
    person_id: string;
    seed: string;
    created_at: Date;
    confirmed_at: Date | null;
    last_step: number | null;
    last_used_at: Date | null;
  };
  passkey: {
    id: string;
    person_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    name: string;
    created_at: Date;
    last_used_at: Date | null;
  };
  recovery_code: { id: string; person_id: string; salt: Buffer; code_hash: Buffer; created_at: Date; used_at: Date | null };
  pending_sign_in: {
    id: string;
    browser_hash: Buffer;
    person_id: string;
    method: SignInMethod;
    expires_at: Date;
    tries: number;
    used_at: Date | null;
    origin: SessionOrigin | null;
  };
  session_origin: SessionOrigin & { session_id: string };
  passkey_challenge: {
    id: string;
    browser_hash: Buffer;
    person_id: string | null;
    purpose: ChallengePurpose;
    challenge: string;
    expires_at: Date;
    used_at: Date | null;
    /** What exactly is signed, where it is for one thing only. */
    about: string | null;
  };
  sign_in_rule: { one: Generated<boolean>; only_company: boolean; changed_at: Date };
  break_glass: { person_id: string; since: Date; set_by: string | null };
  second_factor_role: { role: Role; since: Date; set_by: string | null };
  attempt: { key: string; window_start: Date; count: number };
}

/** With the views that the rooms below publish: every request asks who is calling, and asks once. */
export interface KnownTables extends AccessTables {
  person_card: {
    id: string;
    name: string;
    email: string | null;
    language: Language;
    time_zone: string;
    organization_id: string | null;
    active: boolean;
  };
  organization_card: { id: string; name: string };
  factor_age: {
    person_id: string;
    active: boolean;
    open: boolean;
    passkey_since: Date | null;
    authenticator_since: Date | null;
    recovery_codes_since: Date | null;
  };
}
