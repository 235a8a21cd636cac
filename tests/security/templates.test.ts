import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rooms } from "../../server/rooms.ts";
import { settle } from "../database.ts";
import { openHall, type Hall } from "./hall.ts";

// Seen red by filling a mail's words in a second time.

const tricks = [
  "{name} {number} {subject} {url}",
  "{n, plural, one {x} other {y}}",
  "{n, select, other {{n}}}",
  "{{constructor.constructor('return process')()}}",
  "{{__proto__}} {{customer.email}}",
  "${7*7} #{7*7} <%= 7*7 %>",
  "'{' '}' ''",
  "$& $1 $` $$",
  "%s %d %(name)s",
  "<b>x</b> {0}",
];

let hall: Hall;
beforeAll(async () => {
  hall = await openHall({ commits: true });
});
afterAll(() => hall.close());

describe("B5: what people write is never filled in like words of ours", () => {
  it.each(tricks)("in a mail: %s", async (trick) => {
    await hall.query("delete from outbox");
    const opened = await hall.send("ane", "POST", "/api/v1/tickets", { payload: { subject: trick, description: trick } });
    const { id } = opened.json() as { id: string };
    await hall.send("per", "POST", `/api/v1/tickets/${id}/replies`, { payload: { body: trick } });
    await hall.send("per", "POST", `/api/v1/tickets/${id}/resolutions`, { payload: { body: trick } });
    await settle(
      hall.db,
      rooms.flatMap((room) => room.reactions ?? []),
    );
    const { rows } = await hall.query("select subject, body from outbox where to_address = $1", [hall.world.people.ane.email]);
    expect(rows.length).toBeGreaterThan(0);
    for (const { subject } of rows) expect(subject).toContain(trick);
    for (const { body } of rows) expect(body).toContain(trick);
    expect(JSON.stringify(rows)).not.toContain("49");
  });

  it.each(tricks)("in a refusal: %s", async (trick) => {
    const wrong = await hall.send("per", "POST", "/api/v1/tickets", { payload: { subject: "x", team: trick.slice(0, 60), [trick]: 1 } });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).not.toContain("[object Object]");
    const pointers = (wrong.json() as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    expect(pointers).toContain(`/${trick.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  });
});
