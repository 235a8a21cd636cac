import type { SideConversation } from "../../../contract/side.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { loadFor } from "../tickets/index.ts";
import { checkVendor } from "./check-vendor.ts";
import { presentOne } from "./present.ts";
import { sendMessage, type Written } from "./send-message.ts";
import { insertSide } from "./store.ts";

interface Given extends Written {
  to: { name?: string | undefined; address: string };
  subject: string;
}

/** Writes to a vendor for the first time about something. Publishes `ticket.side_started`, to those inside. */
export async function startSide(tx: Db, actor: Actor, now: Date, key: string, given: Given): Promise<SideConversation> {
  const ticket = await loadFor(tx, actor, key, "work");
  await checkVendor(tx, ticket, given.to.address);
  const side = {
    id: newId(),
    ticket_id: ticket.id,
    subject: given.subject,
    vendor_name: given.to.name ?? "",
    vendor_address: given.to.address,
    opened_by: personIdOf(actor),
    opened_at: now,
    closed_at: null,
    closed_by: null,
  };
  await insertSide(tx, side);
  await sendMessage(tx, actor, now, ticket, side, given, "ticket.side_started");
  return presentOne(tx, actor, ticket, side.id);
}
