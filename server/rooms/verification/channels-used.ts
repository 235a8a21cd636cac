import type { VerificationMethod } from "../../../contract/verification.ts";
import type { Db } from "../../platform/db.ts";
import { byIds } from "./store.ts";
import { waysOf } from "./ways.ts";

export interface ChannelUsed {
  method: VerificationMethod;
  /** The number or address through which somebody was proved to be who they say; null: through none. */
  to: string | null;
}

const textOr = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Where whoever asked was reached by evidence that was just used: nowhere else does anything secret go. */
export async function channelsUsed(tx: Db, evidence: readonly string[], now: Date): Promise<ChannelUsed[]> {
  const rows = await byIds(tx, evidence);
  return Promise.all(
    rows.map(async ({ method, facts, person_id, technician_id }) => {
      if (method === "call_back") return { method, to: textOr(facts["number"]) };
      if (method === "mail_code") return { method, to: textOr(facts["address"]) };
      // The code went to this very number: one that is put on file meanwhile is too new to be it.
      if (method === "sms_code") return { method, to: textOr(facts["number"]) ?? (await waysOf(tx, person_id, technician_id, now)).mobile };
      return { method, to: null };
    }),
  );
}
