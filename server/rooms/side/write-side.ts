import type { SideConversation } from "../../../contract/side.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { loadFor } from "../tickets/index.ts";
import { checkVendor } from "./check-vendor.ts";
import { loadSide } from "./load-side.ts";
import { presentOne } from "./present.ts";
import { openAgain } from "./reopen-side.ts";
import { sendMessage, type Written } from "./send-message.ts";

/** Writes to the vendor again. Publishes `ticket.side_written`, to those inside. */
export async function writeSide(tx: Db, actor: Actor, now: Date, key: string, id: string, given: Written): Promise<SideConversation> {
  const ticket = await loadFor(tx, actor, key, "work");
  const side = await loadSide(tx, ticket, id);
  // Who has come to read the ticket meanwhile gets replies.
  await checkVendor(tx, ticket, side.vendor_address);
  await openAgain(tx, actor.personId, now, side);
  await sendMessage(tx, actor, now, ticket, side, given, "ticket.side_written");
  return presentOne(tx, actor, ticket, side.id);
}
