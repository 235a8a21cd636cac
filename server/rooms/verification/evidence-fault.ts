import { evidenceFaults, type EvidenceFault, type SensitiveAction, type VerificationMethod } from "../../../contract/verification.ts";

export interface Bound {
  person_id: string;
  directory_id: string | null;
  account_key: string;
  action: SensitiveAction;
  ticket_id: string;
  technician_id: string;
}

export interface Held extends Bound {
  method: VerificationMethod;
  good_until: Date | null;
  used_at: Date | null;
  /** Whether whoever answered for it may still sign in; null: nobody did. */
  asked_open: boolean | null;
}

const answered: readonly VerificationMethod[] = ["manager", "second_person", "in_person"];
const ofOthers: readonly VerificationMethod[] = ["manager", "second_person"];

/** It rests on somebody who is not here any more: on whoever asks, or on who answered for them. */
const restsOnLeaver = ({ method, asked_open }: Held, { active }: Standing): boolean =>
  answered.includes(method) ? asked_open !== true || (!active && !ofOthers.includes(method)) : !active;

export interface Standing {
  /** Whose account it is is still here. */
  active: boolean;
}

/** All that keeps a piece of evidence from counting for this. Empty: it counts. Pure. */
export function faultsOf(held: Held, wanted: Bound & Standing, at: Date): EvidenceFault[] {
  const wrong: Record<EvidenceFault, boolean> = {
    left: restsOnLeaver(held, wanted),
    other_person: held.person_id !== wanted.person_id,
    other_account: held.account_key !== wanted.account_key || held.directory_id !== wanted.directory_id,
    other_action: held.action !== wanted.action,
    other_ticket: held.ticket_id !== wanted.ticket_id,
    other_technician: held.technician_id !== wanted.technician_id,
    used: held.used_at !== null,
    expired: held.good_until === null || held.good_until <= at,
  };
  return evidenceFaults.filter((fault) => wrong[fault]);
}
