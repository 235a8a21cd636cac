import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";

let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
beforeAll(async () => void ({ desk, keys, world } = await openSmallDesk()));
afterAll(() => desk.close());
const call = (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  desk.call(method, path, { key: keys.get(who), body, ...(headers && { headers }) });
const put = (body: object, version?: number, who: Who = "administrator") =>
  call(who, "PUT", "/tone-openings/anger/en", body, version === undefined ? undefined : { "if-match": `"${version}"` });

describe("how an answer to words that need care may begin", () => {
  it("is the desk's until somebody writes it, and has versions that can be taken up again", async () => {
    const { items } = (await call("per", "GET", "/tone-openings")).body;
    expect(items).toHaveLength(6);
    const come = items.find((one: { kind: string; language: string }) => one.kind === "anger" && one.language === "en");
    expect(come).toMatchObject({ own: false, version: 0, versions: [], body: come.usual });
    expect(come.body).toContain("{{first_name}}");
    expect((await put({ body: "Dear {{first_name}}, sorry." }, 0)).body).toMatchObject({ own: true, version: 1, usual: come.usual });
    expect((await put({ body: "Hi {{first_name}}." }, 0)).body.code).toBe("version_conflict");
    expect((await put({ body: "Hi {{first_name}}." }, 1)).body).toMatchObject({ version: 2 });
    expect((await put({ restore: 1 })).body).toMatchObject({
      version: 3,
      body: "Dear {{first_name}}, sorry.",
      versions: [{ restored: 1 }, {}, {}],
    });
    expect((await put({ restore: 0 })).body).toMatchObject({ version: 4, own: false, body: come.usual });
    const { rows } = await desk.pool.query("select count(*)::int as n from event where type = 'tone_opening.changed'");
    expect(rows).toEqual([{ n: 4 }]);
  });

  it("is refused where it names what there is not, and to who does not shape the catalog", async () => {
    for (const body of ["{{name}}", "Hi {{first_name", "x }} y", ""])
      expect([body, (await put({ body })).body.errors?.[0]?.pointer]).toEqual([body, "/body"]);
    expect((await put({ body: "a", restore: 1 })).body.errors).toMatchObject([{ pointer: "/restore", code: "only_one" }]);
    expect((await put({ restore: 99 })).body.errors).toMatchObject([{ pointer: "/restore" }]);
    expect((await put({})).body.errors).toMatchObject([{ pointer: "/body" }]);
    expect((await put({ body: "Hi" }, undefined, "per")).status).toBe(403);
    expect((await call("ane", "GET", "/tone-openings")).status).toBe(403);
    expect((await call("administrator", "PUT", "/tone-openings/joy/en", { body: "Hi" })).status).toBe(404);
  });

  it("is what a technician gets, with the name of whoever asked", async () => {
    await put({ body: "Dear {{first_name}}, I am on it." });
    const ticket = (await call("ane", "POST", "/tickets", { subject: "Printer", description: "This is completely unacceptable" })).body;
    const { tone } = (await call("per", "GET", `/tickets/${ticket.number}/tone`)).body;
    expect(tone).toMatchObject({ kind: "anger", opening: { body: "Dear Ane, I am on it." } });
  });
});

describe("by when people hear more, by priority", () => {
  it("is changed by who shapes the catalog, shown before what it changes, and moves nothing that is owed", async () => {
    const open = async () => (await call("per", "POST", "/tickets", { subject: "Slow", requester: { id: world.people.ane.id } })).body;
    const due = async (number: number) => (await call("per", "GET", `/tickets/${number}/next-update`)).body.next?.due_at as string;
    const [before] = [await open()];
    const priority = before.priority as string;
    const was = await due(before.number);
    const seen = await call("administrator", "POST", "/next-update-previews", { priority, update_minutes: 30 });
    expect(Date.parse(seen.body.before_at)).toBeGreaterThan(Date.parse(seen.body.after_at));
    const change = (update_minutes: number, who: Who = "administrator") =>
      call(who, "PATCH", `/priorities/${priority}`, { update_minutes });
    expect((await change(30, "per")).status).toBe(403);
    expect((await change(5)).body.errors).toMatchObject([{ pointer: "/update_minutes" }]);
    expect((await call("administrator", "PATCH", "/priorities/urgent", { update_minutes: 30 })).status).toBe(404);
    expect((await change(30)).body).toMatchObject({ priority, update_minutes: 30 });
    const after = await due((await open()).number);
    expect(Date.parse(after)).toBeLessThan(Date.parse(was));
    const { rows } = await desk.pool.query("select data from event where type = 'priority.changed'");
    expect(rows).toMatchObject([{ data: { priority, to: 30 } }]);
  });
});
