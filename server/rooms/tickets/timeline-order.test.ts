import { expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { addNote } from "./add-note.ts";
import { openTicket } from "./open-ticket.ts";
import { readTimeline } from "./read-timeline.ts";
import { reply } from "./reply.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));

test("a long story is read from its end back to the description, page by page, without a gap", async ({ db }) => {
  const world = await smallWorld(db);
  const { per } = world.actors;
  const { id } = await openTicket(db, per, at(0), {
    subject: "Outlook asks",
    description: "Since this morning.",
    requester: { id: world.people.ane.id },
    channel: "phone",
  });
  for (let minute = 1; minute <= 5; minute++) {
    await addNote(db, per, at(minute), id, { body: `note ${minute}` });
    await reply(db, per, at(minute), id, { body: `reply ${minute}`, wait: false });
  }
  const forward = (await readTimeline(db, per, id, { limit: 100 })).items;
  const back: typeof forward = [];
  let cursor: string | undefined;
  do {
    const page = await readTimeline(db, per, id, { limit: 3, order: "newest", cursor });
    back.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(back.map((entry) => entry.id)).toEqual(forward.map((entry) => entry.id).reverse());
  expect(back.at(-1)).toMatchObject({ kind: "description" });
});
