import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { room as mail } from "../../server/rooms/mail/index.ts";
import { settle } from "../database.ts";
import { letter } from "../mail/letters.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Seen red: without `inherit` a split of a confidential ticket was open to every technician; without `followSplit` the next mail came
// into the ticket that its thread had left.
type Who = keyof World["people"];
const canary = "canaryredpoll";
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
let id: string;
let number: number;

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of Object.keys(made.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
    return made;
  });
  await desk.pool.query("update mailbox set address = 'support@nordvik.example', receivers = '{mx.nordvik.example}'");
});
afterAll(() => desk.close());
beforeEach(async () => {
  const made = await call("ane", "POST", "/tickets", { subject: "Two things", description: "The printer and the mouse." });
  ({ id, number } = made.body);
});

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const write = async (who: Who, what: "replies" | "notes", body: string): Promise<string> =>
  (await call(who, "POST", `/tickets/${id}/${what}`, { body })).body.id;
const split = (entries: string[], who: Who = "per") => call(who, "POST", `/tickets/${id}/splits`, { entries, subject: "The mouse" });
const words = async (who: Who, ticket: string): Promise<string[]> =>
  (await call(who, "GET", `/tickets/${ticket}/timeline`)).body.items.flatMap(({ body }: { body?: string }) => body ?? []);

describe("a split", () => {
  it("opens a ticket of the same requester from chosen entries, and brings them back", async () => {
    const mouse = await write("ane", "replies", "The mouse squeaks.");
    const answer = await write("per", "replies", "Which mouse?");
    const note = await write("per", "notes", `${canary}: it is hungry`);
    const stays = await write("ane", "replies", "The printer is fine again.");
    const made = await split([mouse, answer, note]);
    expect(made.body).toMatchObject({
      ticket: { subject: "The mouse", status: "open", awaits: "requester", requester: { name: "Ane Berg" } },
    });
    const opened = made.body.ticket.id;
    expect(await words("per", opened)).toEqual(["The mouse squeaks.", "Which mouse?", `${canary}: it is hungry`]);
    expect(await words("per", id)).toEqual(["The printer and the mouse.", "The printer is fine again."]);
    expect(await words("ane", opened)).toEqual(["The mouse squeaks.", "Which mouse?"]);
    expect((await call("ane", "GET", `/tickets/${opened}/timeline`)).text).not.toContain(canary);
    const undone = await call("per", "DELETE", `/tickets/${id}/splits/${made.body.split}`);
    expect([undone.status, undone.body.number]).toEqual([200, number]);
    expect(
      (await call("per", "GET", `/tickets/${id}/timeline`)).body.items.flatMap((one: { kind: string; id: string }) =>
        /reply|note/.test(one.kind) ? one.id : [],
      ),
    ).toEqual([mouse, answer, note, stays]);
    expect((await call("ane", "GET", "/tickets")).body.items.map((one: { id: string }) => one.id)).not.toContain(opened);
    expect((await call("per", "DELETE", `/tickets/${id}/splits/${made.body.split}`)).status).toBe(404);
  });

  it("undone, leaves what was written in the new ticket since where it is", async () => {
    const mouse = await write("ane", "replies", "The mouse squeaks.");
    const { body } = await split([mouse]);
    await call("per", "POST", `/tickets/${body.ticket.id}/replies`, { body: "Oil it." });
    expect((await call("per", "DELETE", `/tickets/${id}/splits/${body.split}`)).status).toBe(200);
    expect(await words("per", body.ticket.id)).toEqual(["Oil it."]);
    expect(await words("ane", id)).toContain("The mouse squeaks.");
  });

  it("takes nothing of another ticket, and nobody who does not work on it may", async () => {
    const mouse = await write("ane", "replies", "The mouse squeaks.");
    const other = (await call("siri", "POST", "/tickets", { subject: "Scales" })).body.id;
    const hers = (await call("siri", "POST", `/tickets/${other}/replies`, { body: canary })).body.id;
    expect((await split([mouse, hers])).body.errors).toMatchObject([{ pointer: "/entries/1", code: "no_entry" }]);
    expect((await split([id])).body.errors).toMatchObject([{ pointer: "/entries/0" }]);
    for (const who of ["ane", "siri", "auditor"] as const) expect((await split([mouse], who)).status).toBe(403);
    const made = await split([mouse]);
    expect((await call("per", "DELETE", `/tickets/${other}/splits/${made.body.split}`)).status).toBe(404);
    expect((await call("ane", "DELETE", `/tickets/${id}/splits/${made.body.split}`)).status).toBe(403);
  });

  it("of a confidential ticket stays with those who may see that", async () => {
    const secret = await write("ane", "replies", `${canary} transferred it.`);
    await call("per", "POST", `/tickets/${id}/escalations`, { reason: "fraud", path: "security" });
    const { body } = await split([secret], "sara");
    expect(body.ticket).toMatchObject({ restricted: true, team: { key: "security" } });
    expect((await call("lars", "GET", `/tickets/${body.ticket.id}`)).status).toBe(404);
  });

  it("takes the thread of a mail along", async () => {
    const send = async (lines: Record<string, unknown>) =>
      (
        await desk.call("POST", "/mail/messages", {
          key: keys.get("administrator"),
          body: letter({ from: `Ane Berg <${world.people.ane.email}>`, to: "support@nordvik.example", body: "And the mouse.", ...lines }),
          headers: { "content-type": "message/rfc822" },
        })
      ).body;
    const auth = { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=nordvik.example" };
    const first = await send({ subject: `Re: [#${number}] Two things`, headers: { ...auth, "Message-ID": "<mouse@nordvik.example>" } });
    expect(first).toMatchObject({ outcome: "appended", ticket_number: number });
    const entry = (await call("per", "GET", `/tickets/${id}/timeline`)).body.items.find(
      (one: { body?: string }) => one.body === "And the mouse.",
    );
    const made = (await split([entry.id])).body;
    await settle(desk.db, mail.reactions ?? []);
    const reply = { ...auth, "Message-ID": "<more@nordvik.example>", "In-Reply-To": "<mouse@nordvik.example>" };
    expect(await send({ subject: "Re: the mouse", body: "It bit me.", headers: reply })).toMatchObject({
      ticket_number: made.ticket.number,
    });
  });
});
