import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import type { PasswordLinkWay } from "../../../contract/password-links.ts";
import type { VerificationMethod } from "../../../contract/verification.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { isSmsNumber } from "../sms/index.ts";
import { waysOf, type ChannelUsed } from "../verification/index.ts";

/** What has to have been proved for each way: what is secret goes only to where somebody was proved to be. */
const provedBy: Record<PasswordLinkWay, readonly VerificationMethod[]> = {
  sms: ["sms_code", "call_back"],
  mail: ["mail_code"],
  portal: ["passkey", "in_person", "authenticator"],
};

/** Where the link for a new password goes; `to` null: it waits in the portal. */
export interface Delivery {
  by: PasswordLinkWay;
  to: string | null;
}

const plainNumber = (number: string): string => number.replaceAll(/[^\d+]/g, "");

/** The way that was asked for, if it was proved; 409 otherwise. Pure. */
export function deliveryBy(by: PasswordLinkWay, used: readonly ChannelUsed[]): Delivery {
  const channel = used.find(({ method, to }) => provedBy[by].includes(method) && (by === "portal" || to !== null));
  if (!channel) throw new Problem(409, "delivery_not_proved");
  if (by === "portal") return { by, to: null };
  const to = by === "sms" ? plainNumber(channel.to ?? "") : (channel.to ?? "");
  if (by === "sms" && !isSmsNumber(to)) throw wrongField("/asked/deliver", "no_such_way");
  return { by, to };
}

/** Where it would go, before anything is proved: only for who looks. */
export async function deliveryShown(db: Db, asked: AccountAsked, personId: string | null, technicianId: string, now: Date) {
  if (asked.action !== "reset_password" || personId === null) return null;
  if (asked.deliver === "portal") return { by: asked.deliver, to: null };
  const { ways } = await waysOf(db, personId, technicianId, now);
  const open = ways.find(({ method, hindrance }) => method === (asked.deliver === "sms" ? "sms_code" : "mail_code") && hindrance === null);
  if (!open) throw wrongField("/asked/deliver", "no_such_way");
  return { by: asked.deliver, to: open.hint };
}
