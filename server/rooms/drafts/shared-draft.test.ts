import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";

// Seen red: without the look at the version Kari's words overwrote Per's, and were taken back unread; a draft that was sent stayed shared
// until a later call took it away; a merge left it behind; with the ticket loaded for whoever may read it Ane read the draft.
type Who = keyof World["people"];
let desk: Desk;
const keys = new Map<Who, string>();
const people = new Map<Who, string>();
const canary = "kanarifugl-83";
let id: string;
const call = (who: Who, method: string, path: string, body?: unknown, version?: number) =>
  desk.call(method, path, { key: keys.get(who), body, ...(version !== undefined && { headers: { "if-match": `"${version}"` } }) });
const at = () => `/tickets/${id}/shared-draft`;
const write = (who: Who, body: string, version?: number) => call(who, "PUT", at(), { body }, version);
/** A draft is read with a session alone. */
const ownOf = async (who: Who, ticket: string) =>
  (
    await desk.pool.query<{ body: string }>("select body from draft where person_id = $1 and key = $2", [
      people.get(who),
      `reply:${ticket}`,
    ])
  ).rows.map(({ body }) => body);
const read = async (who: Who = "kari") => (await call(who, "GET", at())).body.draft;

beforeAll(async () => {
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    const world = await smallWorld(tx);
    for (const name of Object.keys(world.people) as Who[]) {
      people.set(name, world.people[name].id);
      keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
    }
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  id = (await call("ane", "POST", "/tickets", { subject: "The printer" })).body.id;
});

describe("a reply that is shared", () => {
  it("is gone on with by colleagues, told once, and mine again", async () => {
    expect(await read()).toBeNull();
    const shared = await write("per", "Dear Ane,");
    expect(shared.body.draft).toMatchObject({ body: "Dear Ane,", version: 1, shared_by: { name: "Per Haug" } });
    expect((await write("kari", "Dear Ane, please", 1)).body.draft).toMatchObject({
      version: 2,
      changed_by: { name: expect.stringContaining("Kari") },
    });
    expect(await read("per")).toMatchObject({ body: "Dear Ane, please", shared_by: { name: "Per Haug" } });
    expect((await call("per", "DELETE", at())).status).toBe(204);
    expect((await call("per", "DELETE", at())).status).toBe(204);
    expect(await read()).toBeNull();
    const { items } = (await call("per", "GET", `/tickets/${id}/timeline`)).body;
    const told = items.map(({ type }: { type?: string }) => type).filter((type?: string) => type?.startsWith("ticket.draft"));
    expect(told).toEqual(["ticket.draft_shared", "ticket.draft_unshared"]);
  });

  it("loses nobody's words: who read another version is shown what is there, and a second one is not begun over it", async () => {
    await write("per", "One");
    await write("per", "One and two", 1);
    const late = await write("kari", "One and three", 1);
    expect([late.status, late.body.code, late.body.current.draft.body]).toEqual([409, "version_conflict", "One and two"]);
    const over = await write("kari", "Mine");
    expect([over.status, over.body.code, over.body.title]).toEqual([409, "draft_shared_already", expect.stringContaining("Per Haug")]);
    const both = await Promise.all([write("kari", "Hers", 2), write("lars", "His", 2)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it("is not taken back over words that nobody who takes it back has read", async () => {
    await write("per", "One");
    await write("kari", "One and hers", 1);
    const late = await call("per", "DELETE", at(), undefined, 1);
    expect([late.status, late.body.code, late.body.current.draft.body]).toEqual([409, "version_conflict", "One and hers"]);
    expect(await read()).toMatchObject({ body: "One and hers", version: 2 });
    expect((await call("per", "DELETE", at())).status).toBe(204);
    expect(await ownOf("kari", id)).toEqual(["One and hers"]);
  });

  it.each([
    ["replies", {}],
    ["resolutions", {}],
    ["scheduled-replies", { send_at: new Date(Date.now() + 3_600_000).toISOString() }],
  ])("leaves with the message that it becomes (%s), and with no other, and once", async (path, more) => {
    await write("per", "One");
    await write("kari", "One and hers", 1);
    const send = (shared_version: number) => call("per", "POST", `/tickets/${id}/${path}`, { body: "One", shared_version, ...more });
    const late = await send(1);
    expect([late.status, late.body.code, late.body.current.draft.body]).toEqual([409, "version_conflict", "One and hers"]);
    const story = async () => (await call("per", "GET", `/tickets/${id}/timeline`)).body.items as { type?: string; kind: string }[];
    expect([await read(), (await story()).filter(({ kind }) => kind === "reply")]).toMatchObject([{ version: 2 }, []]);
    expect((await send(2)).status).toBe(201);
    expect([await read(), (await write("kari", "Too late", 2)).status]).toEqual([null, 404]);
    expect((await story()).map(({ type }) => type)).not.toContain("ticket.draft_unshared");
    // It was sent from another window already: its sender is not the one whom `seen` stops.
    const twice = await send(2);
    expect([twice.status, twice.body.current]).toEqual([409, path === "resolutions" ? undefined : { draft: null }]);
  });

  it("is neither sent nor told of by who answers as the requester", async () => {
    await write("per", canary);
    const answer = await call("ane", "POST", `/tickets/${id}/replies`, { body: "And?", shared_version: 7 });
    expect([answer.status, answer.text.includes(canary), (await read()).version]).toEqual([201, false, 1]);
  });

  it("goes along when its ticket becomes part of another, or to who wrote on it last", async () => {
    const into = (await call("ane", "POST", "/tickets", { subject: "The printer again" })).body;
    const third = (await call("ane", "POST", "/tickets", { subject: "Still the printer" })).body;
    await write("per", "Of the first");
    await call("per", "PUT", `/tickets/${third.id}/shared-draft`, { body: "Of the third" });
    for (const from of [id, third.id])
      expect((await call("per", "POST", `/tickets/${from}/merges`, { into: into.id })).status, from).toBe(201);
    expect((await call("kari", "GET", `/tickets/${into.id}/shared-draft`)).body.draft.body).toBe("Of the first");
    expect(await ownOf("per", into.id)).toEqual(["Of the third"]);
  });

  it("is no requester's, on any surface, nor of who does not see the inside", async () => {
    await write("per", canary);
    expect([(await call("ane", "GET", at())).status, (await write("ane", "x")).status, (await call("ane", "DELETE", at())).status]).toEqual(
      [403, 403, 403],
    );
    for (const path of [`/tickets/${id}`, `/tickets/${id}/timeline`, "/tickets", `/search?q=${canary}`, "/notifications"])
      expect((await call("ane", "GET", path)).text, path).not.toMatch(/kanarifugl|draft/);
    await call("administrator", "PUT", `/tickets/${id}/confidentiality`, { confidential: true });
    await desk.pool.query("update ticket set restricted = true, team_id = (select id from team where key = 'security') where id = $1", [
      id,
    ]);
    expect([(await call("kari", "GET", at())).status, (await write("kari", "x", 1)).status]).toEqual([404, 404]);
  });
});
