import { evidenceFaults, type EvidenceFault, type SensitiveAction } from "../../../contract/verification.ts";

export interface Bound {
  person_id: string;
  directory_id: string | null;
  account_key: string;
  action: SensitiveAction;
  ticket_id: string;
  technician_id: string;
}

export interface Held extends Bound {
  good_until: Date | null;
  used_at: Date | null;
}

/** All that keeps a piece of evidence from counting for this. Empty: it counts. Pure. */
export function faultsOf(held: Held, wanted: Bound, at: Date): EvidenceFault[] {
  const wrong: Record<EvidenceFault, boolean> = {
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
