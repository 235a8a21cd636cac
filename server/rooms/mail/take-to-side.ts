import type { Db } from "../../platform/db.ts";
import { keepReferences } from "../mailboxes/index.ts";
import { takeAnswer } from "../side/index.ts";
import { words, type Applied, type Letter } from "./letter.ts";
import type { Decision } from "./decide.ts";
import { keepTags } from "./store-tag.ts";
import { vendorTags } from "./vendor-tags.ts";

/** Puts a vendor's words into the side conversation; what follows it, by its id or by the number they gave it, comes there, too. */
export async function takeToSide(tx: Db, letter: Letter, { sideId, automatic }: Decision & { do: "side" }): Promise<Applied> {
  const { id, understood, now, mailbox } = letter;
  if (!understood.from) throw new Error("a message without a sender is held");
  const ticketId = await takeAnswer(tx, now, {
    sideId,
    mailId: id,
    from: understood.from,
    body: words(understood.new_text || understood.text),
    files: understood.attachments.map(({ file_name, content }) => ({ name: file_name, bytes: Buffer.from(content) })),
    automatic,
  });
  if (understood.message_id)
    await keepReferences(tx, [{ messageId: understood.message_id, ticketId, ours: false, inside: true, sideId, at: now }]);
  const tagged = vendorTags(understood, mailbox);
  if (tagged) await keepTags(tx, now, { ticketId, sideId }, tagged.tags, tagged.owner);
  return { ticketId, entryId: null, personId: null, sideId };
}
