import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { tell } from "./events.ts";
import { loadTicket } from "./load-ticket.ts";
import { readThrough } from "./merge/read-through.ts";
import { audienceOf } from "./read-timeline.ts";
import type { TicketRow } from "./store-rows.ts";
import { findAnyAttachment, findPublicAttachment, type AttachedFile } from "./store-attachments.ts";

/** An attachment of a ticket by the right of the entry it hangs on; 404 for one that the reader may not see. */
export async function loadAttachment(
  db: Db,
  actor: Actor,
  key: string,
  id: string,
  as?: "requester",
): Promise<{ ticket: TicketRow; file: AttachedFile }> {
  const ticket = await loadTicket(db, actor, key);
  const audience = audienceOf(actor, ticket, as);
  const find = audience === "technician" ? findAnyAttachment : findPublicAttachment;
  const { ids: through } = await readThrough(db, actor, ticket, audience);
  const file = isId(id) ? await find(db, [ticket.id, ...through], id) : undefined;
  if (!file) throw notFound("attachment");
  return { ticket, file };
}

/** Notes who took which file, before the first byte leaves: files hold what was meant for one desk (keys, identity papers). */
export const noteDownload = (db: Db, actor: Actor, now: Date, ticket: TicketRow, { id, name, size }: AttachedFile): Promise<string> =>
  transaction(db, (tx) => tell(tx, actor, now, "attachment.downloaded", ticket.id, { attachment_id: id, name, size }));
