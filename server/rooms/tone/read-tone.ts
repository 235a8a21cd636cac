import type { Tone } from "../../../contract/tone.ts";
import type { Db } from "../../platform/db.ts";
import { findPeopleByIds } from "../people/index.ts";
import { wholeOf, type TicketRow } from "../tickets/index.ts";
import { openingFor } from "./openings.ts";
import { lastSaid } from "./store.ts";
import { toneOf } from "./tone.ts";

const weight = ["pressure", "distress", "anger"] as const;

/** What the public words of whoever asked show that nobody has answered, with the opening to use; null: nothing that needs care. */
export async function readTone(db: Db, ticket: TicketRow): Promise<Tone | null> {
  if (ticket.status === "resolved" || ticket.status === "closed" || !ticket.requester_id) return null;
  const said = await lastSaid(db, wholeOf(ticket));
  const answered = said.findIndex(({ from_technician }) => from_technician);
  const theirs = (answered < 0 ? said : said.slice(0, answered)).map(({ body, at }) => ({ body, at }));
  if (answered < 0) theirs.push({ body: `${ticket.subject}.\n${ticket.description}`, at: ticket.opened_at });
  const found = theirs.flatMap(({ body, at }) => {
    const tone = toneOf(body);
    return tone ? [{ ...tone, at }] : [];
  });
  // The heaviest, and of those the latest.
  const one = weight.flatMap((kind) => found.find((each) => each.kind === kind) ?? [])[0];
  if (!one) return null;
  const person = (await findPeopleByIds(db, [ticket.requester_id])).get(ticket.requester_id);
  const language = person?.language ?? "en";
  const body = await openingFor(db, one.kind, language, person?.name.split(/\s/)[0] ?? "");
  return { kind: one.kind, words: one.words, at: one.at.toISOString(), opening: { language, body } };
}
