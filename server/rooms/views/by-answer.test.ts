import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { sql, tables, transaction } from "../../platform/db.ts";
import { configureSealing } from "../../platform/sealing.ts";
import { createApiKey } from "../access/index.ts";

// Seen red: with every row of `answer_word` for an answer a technician learned by the order what was answered inside a ticket that is closed to
// them; with choices by their keys; with each page begun anew.
type Who = keyof World["people"];
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
const both = (en: string, nb = en) => ({ en, nb });
const choice = (key: string, more: object = {}) => ({ key, label: both(`The ${key}`), ...more });
const field = (key: string, kind: string, more: object = {}) => ({ key, label: both(key), kind, ...more });
const form = [
  field("size", "choice", { choices: [choice("small"), choice("middle"), choice("large")] }),
  field("place", "tree", {
    choices: [choice("oslo"), choice("bergen"), choice("third", { parent: "oslo" })],
  }),
  field("extras", "choices", { choices: [choice("dock"), choice("bag")] }),
  field("worth", "number"),
  field("model", "text"),
  field("why", "paragraph"),
  field("start", "date"),
  field("remote", "yes_no"),
  field("chief", "person"),
  field("password", "secret"),
  field("paper", "file"),
  field("supplier", "text", { internal: true }),
];
let type: { id: string };
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const open = async (subject: string, fields: object, who: Who = "ane") =>
  (await call(who, "POST", "/tickets", { subject, request_type: "device", fields })).body.id as string;
const view = async (sort: string, direction = "ascending", more: object = {}, who: Who = "per") =>
  (await call(who, "POST", "/views", { name: sort, filter: "type:device is:active", sort: { field: sort, direction }, ...more })).body;
/** The first letters of the subjects, read in pages of two. */
const read = async (id: string, who: Who = "per"): Promise<string> => {
  let all = "";
  for (let cursor = ""; ;) {
    const { status, body } = await call(who, "GET", `/tickets?view=${id}&limit=2${cursor}`);
    expect(status).toBe(200);
    all += body.items.map(({ subject }: { subject: string }) => subject[0]).join("");
    if (!body.next_cursor) return all;
    cursor = `&cursor=${body.next_cursor}`;
  }
};
/** The same of any list. */
const listed = async (query: string, who: Who = "per"): Promise<string> => {
  let all = "";
  for (let cursor = ""; ;) {
    const { status, body } = await call(who, "GET", `/tickets?${query}&limit=2${cursor}`);
    expect(status).toBe(200);
    all += body.items.map(({ subject }: { subject: string }) => subject[0]).join("");
    if (!body.next_cursor) return all;
    cursor = `&cursor=${body.next_cursor}`;
  }
};
const by = async (name: string, direction?: string, who: Who = "per") => read((await view(`field.${name}`, direction, {}, who)).id, who);
const refused = async (given: object) =>
  (await call("per", "POST", "/views", { name: "X", filter: "is:active", ...given })).body.errors?.map(
    (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
  );

beforeAll(async () => {
  configureSealing(randomBytes(32));
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    for (const name of Object.keys(world.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
  });
  const words = { name: both("Device"), hint: both("A device"), kind: "service_request" };
  type = (await call("administrator", "POST", "/request-types", { key: "device", ...words, fields: form })).body;
  await open("A", { size: "large", place: "third", worth: "12", model: "Zebra", start: "2026-03-02", remote: true, chief: "Tor Berg" });
  await open("B", { size: "small", place: "bergen", worth: "-3,5", model: "apple", start: "2027-01-01", remote: false });
  const c = await open("C", { size: "middle", place: "oslo", worth: "-3", model: "Mango", start: "2025-12-24" });
  await call("per", "PATCH", `/tickets/${c}`, { fields: { supplier: "Kanari", chief: world.people.kari.id } });
  await open("D", {});
  await open("E", { size: "small", worth: "100" });
});
afterAll(() => desk.close());

describe("a view by what was answered", () => {
  it("stands in the order of numbers, days, texts, choices, trees, yes and no, and people; without an answer last, from either end", async () => {
    expect({
      worth: await by("worth"),
      worth_down: await by("worth", "descending"),
      start: await by("start"),
      model: await by("model"),
      size: await by("size"),
      size_down: await by("size", "descending"),
      place: await by("place"),
      remote: await by("remote"),
      chief: await by("chief"),
      supplier: await by("supplier"),
    }).toEqual({
      worth: "BCAED",
      worth_down: "EACBD",
      start: "CABDE",
      model: "BCADE",
      size: "BECAD",
      size_down: "ACEBD",
      place: "CABDE",
      remote: "ABCDE",
      chief: "CABDE",
      supplier: "CABDE",
    });
  });

  // Seen red: with the order of the list taken from its queue or its view alone, the newest stood first.
  it("gives any list the same order, of its view too, and refuses there what nothing can stand by", async () => {
    const all = "filter=type:device";
    expect(await listed(`${all}&sort=field.worth`)).toBe("BCAED");
    expect(await listed(`${all}&sort=-field.worth`)).toBe("EACBD");
    expect(await listed(`${all}&sort=field.chief`)).toBe("CABDE");
    const { id } = await view("field.worth", "ascending", { group_by: "field.size" });
    expect(await listed(`view=${id}&sort=-field.size`)).toBe("ACEBD");
    const csv = (await call("per", "GET", `/tickets.csv?${all}&sort=-field.worth`)).text;
    expect([...csv.matchAll(/(?<=,)[A-E](?=,)/g)].join("")).toBe("EACBD");
    const refusedBy = async (sort: string) =>
      (await call("per", "GET", `/tickets?sort=${sort}`)).body.errors?.map(
        (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
      );
    expect(await refusedBy("field.nothing")).toEqual(["#query/sort filter_no_question"]);
    expect(await refusedBy("field.password")).toEqual(["#query/sort filter_no_question"]);
    expect(await refusedBy("-field.why")).toEqual(["#query/sort no_order_of_answers"]);
    expect((await refusedBy("field.x'; drop table ticket"))?.[0]).toContain("#query/sort");
    // Requesters learn nothing by an order, nor that there is such a question.
    const newest = await listed("as=requester", "ane");
    expect(await listed("sort=field.worth", "ane")).toBe(newest);
    expect(await listed("sort=field.nothing", "ane")).toBe(newest);
    const { body } = await call("per", "GET", `/tickets?${all}&sort=field.worth&limit=2`);
    expect((await call("per", "GET", `/tickets?${all}&sort=-field.worth&cursor=${body.next_cursor}`)).status).toBe(400);
  });

  it("has headings by answers, with their number, in the same order", async () => {
    const { id } = await view("opened", "descending", { group_by: "field.size" });
    expect(await read(id)).toBe("EBCAD");
    const groups = async (group_by: string) => {
      const made = await view("opened", "ascending", { group_by });
      const { body } = await call("per", "GET", `/views/${made.id}/groups`);
      return body.items.map((one: { name: string | null; number: number }) => `${one.name} ${one.number}`);
    };
    expect(await groups("field.size")).toEqual(["The small 2", "The middle 1", "The large 1", "null 1"]);
    expect(await groups("field.worth")).toEqual(["-3.5 1", "-3 1", "12 1", "100 1", "null 1"]);
    expect(await groups("field.chief")).toEqual(["Kari Solberg 1", "tor berg 1", "null 3"]);
    const both_ = await view("field.worth", "descending", { group_by: "field.size" });
    expect(await read(both_.id)).toBe("EBCAD");
    const { body } = await call("per", "GET", `/tickets?view=${both_.id}`);
    expect(body.items[0].answers).toEqual({ size: both("The small") });
  });

  it("is refused by what has no order or no form asks, and a cursor that somebody made up is, too", async () => {
    const sort = (field: string) => ({ sort: { field, direction: "ascending" } });
    expect(await refused(sort("field.nothing"))).toEqual(["/sort/field filter_no_question"]);
    expect(await refused(sort("field.password"))).toEqual(["/sort/field filter_no_question"]);
    expect(await refused(sort("field.why"))).toEqual(["/sort/field no_order_of_answers"]);
    expect(await refused(sort("field.paper"))).toEqual(["/sort/field no_order_of_answers"]);
    expect(await refused({ group_by: "field.extras" })).toEqual(["/group_by no_order_of_answers"]);
    expect(await refused({ group_by: "field.size", filter: "" })).toEqual(["/group_by open_tickets_only"]);
    expect((await refused(sort("field.x'; drop table ticket")))?.[0]).toContain("/sort");
    const { id } = await view("field.worth");
    for (const cursor of [
      ["field.worth ascending", 0, "many", world.people.ane.id],
      ["field.worth ascending", 0, "1e999", world.people.ane.id],
      ["field.worth ascending", 1, "2026-02-31T00:00:00Z", world.people.ane.id],
      ["field.worth descending", 0, "1", world.people.ane.id],
      ["field.worth ascending", "1", world.people.ane.id],
    ]) {
      const made = Buffer.from(JSON.stringify(cursor)).toString("base64url");
      expect([cursor, (await call("per", "GET", `/tickets?view=${id}&cursor=${made}`)).status]).toEqual([cursor, 400]);
    }
    const text = await view("field.model");
    const nul = Buffer.from(JSON.stringify(["field.model ascending", 0, "a\0", world.people.ane.id])).toString("base64url");
    expect((await call("per", "GET", `/tickets?view=${text.id}&cursor=${nul}`)).status).toBe(400);
  });

  it("says by its order nothing of what was answered inside a ticket whose inside its reader does not see", async () => {
    const own = await open("Q", { model: "Abacus" }, "per");
    await call("per", "PATCH", `/tickets/${own}`, { fields: { supplier: "Zulu" } });
    await sql`update ticket set restricted = true, confidential = true, assignee_id = null, requester_id = ${world.people.per.id},
      team_id = (select id from team where key = 'messaging') where id = ${own}`.execute(tables(desk.db));
    // They asked for it themselves: what they answered counts, what technicians did does not.
    expect(await by("model")).toBe("QBCADE");
    const down = await by("supplier", "descending");
    expect(down[0]).toBe("C");
    expect(down).toContain("Q");
    const { id } = await view("opened", "ascending", { group_by: "field.supplier" });
    const { body } = await call("per", "GET", `/views/${id}/groups`);
    expect(body.items.map((one: { value: string | null }) => one.value)).toEqual(["kanari", null]);
    // Whose question became one for all is not answered by what was said inside.
    const form_ = () => sql<{ fields: object[] }>`select fields from request_type where key = 'device'`.execute(tables(desk.db));
    const [{ fields: before } = { fields: [] }] = (await form_()).rows;
    const set = (fields: object[]) =>
      sql`update request_type set fields = ${JSON.stringify(fields)} where key = 'device'`.execute(tables(desk.db));
    const internal = await view("field.supplier");
    await set(before.map((one) => ({ ...one, internal: false })));
    const after = await call("kari", "GET", "/request-types");
    expect(after.status).toBe(200);
    expect((await read(internal.id)).startsWith("C")).toBe(false);
    await set(before);
    // Who looks through somebody's eyes, and requesters, have no views.
    expect((await call("ane", "GET", `/tickets?view=${internal.id}&limit=2`)).status).toBe(200);
    expect((await call("ane", "GET", `/views/${internal.id}/groups`)).status).toBe(403);
  });

  it("goes on when its question is asked no more, and says which views name it before", async () => {
    const kept = await view("field.start", "ascending", { group_by: "field.size", name: "By start" });
    const fields = form.filter(({ key }) => key !== "start" && key !== "size");
    const looked = await call("administrator", "POST", `/request-types/${type.id}/previews`, { fields });
    expect(looked.body.items.every(({ used_by }: { used_by: object[] }) => used_by.length > 0)).toBe(true);
    await call("administrator", "PATCH", `/request-types/${type.id}`, { fields });
    const list = await read(kept.id);
    expect(list.replace("Q", "")).toBe("BECAD");
    expect(
      (await call("per", "PATCH", `/views/${kept.id}`, { name: "Still", sort: { field: "field.start", direction: "descending" } })).status,
    ).toBe(200);
    expect(await refused({ sort: { field: "field.start", direction: "ascending" } })).toEqual(["/sort/field filter_no_question"]);
  });

  // Seen red: by their bytes, in the list or among the headings, aa came first of all and å before æ.
  it("has texts in the order of Norwegian, read on page by page, and in headings", async () => {
    const { id } = await view("field.model", "ascending", { filter: "type:device field.model:any is:active -field.model:abacus" });
    const before = await read(id);
    for (const [subject, model] of Object.entries({ F: "Østlandet", G: "Ærfugl", H: "Åkeren", I: "zulu", J: "Aanerud" }))
      await open(subject, { model });
    expect(before).toBe("BCA");
    expect(await read(id)).toBe("BCAIGFHJ");
    await call("per", "PATCH", `/views/${id}`, { sort: { field: "field.model", direction: "descending" } });
    expect(await read(id)).toBe("JHFGIACB");
    await call("per", "PATCH", `/views/${id}`, { group_by: "field.model", sort: { field: "opened", direction: "ascending" } });
    expect(await read(id)).toBe("BCAIGFHJ");
  });
});
