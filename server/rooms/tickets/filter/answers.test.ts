import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../../tests/world.ts";
import { sql, tables, transaction } from "../../../platform/db.ts";
import { configureSealing } from "../../../platform/sealing.ts";
import { createApiKey } from "../../access/index.ts";

// Seen red: with `inside` left out of the condition, whoever asked for a confidential ticket found it by what technicians answered; with texts
// compared as they were written and a branch of a tree as its one key; and with a question that is asked no more taken in a new filter.
type Who = keyof World["people"];
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
const both = (en: string, nb = en) => ({ en, nb });
const choice = (key: string, more: object = {}) => ({ key, label: both(key), ...more });
const field = (key: string, kind: string, more: object = {}) => ({ key, label: both(`The ${key}`, `Denne ${key}`), kind, ...more });
const form = [
  field("machine", "choice", { choices: [choice("pc"), choice("phone")] }),
  field("extras", "choices", { choices: [choice("dock"), choice("bag")] }),
  field("place", "tree", { choices: [choice("oslo"), choice("third", { parent: "oslo" }), choice("bergen")] }),
  field("desk_no", "number"),
  field("model", "text"),
  field("why", "paragraph"),
  field("start", "date"),
  field("remote", "yes_no"),
  field("chief", "person"),
  field("password", "secret"),
  field("supplier", "text", { internal: true }),
];
let type: { id: string; fields: object[] };
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const open = async (subject: string, fields: object) =>
  (await call("ane", "POST", "/tickets", { subject, request_type: "device", fields })).body.id as string;
const find = (filter: string, who: Who = "per") => call(who, "GET", `/tickets?sort=oldest&filter=${encodeURIComponent(filter)}`);
const found = async (filter: string, who: Who = "per"): Promise<string> => {
  const { body } = await find(filter, who);
  return (
    body.items?.map(({ subject }: { subject: string }) => subject[0]).join("") ??
    body.errors?.map((one: { code: string }) => one.code).join()
  );
};

beforeAll(async () => {
  configureSealing(randomBytes(32));
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    for (const name of Object.keys(world.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
  });
  const words = { name: both("Device", "Enhet"), hint: both("A device"), kind: "service_request" };
  type = (await call("administrator", "POST", "/request-types", { key: "device", ...words, fields: form })).body;
  await open("A", {
    machine: "pc",
    extras: ["dock", "bag"],
    place: "third",
    desk_no: "3,5",
    model: "ThinkPad T14 Gen 2",
    start: "2026-03-02",
  });
  await open("B", { machine: "phone", place: "bergen", desk_no: "40", model: "100% slate_x", remote: true, chief: "Tor Berg" });
  const c = await open("C", { machine: "pc", place: "oslo", why: "The old one is too slow", start: "2026-12-24", remote: false });
  await call("per", "PATCH", `/tickets/${c}`, { fields: { supplier: "Kanari AS", chief: world.people.kari.id } });
  await call("ane", "POST", "/tickets", { subject: "D of no form" });
});
afterAll(() => desk.close());

describe("answers in forms", () => {
  it("are found each way that their kind allows", async () => {
    const asked: Record<string, string> = {
      "field.machine:pc": "AC",
      "field.machine:pc,phone": "ABC",
      "-field.machine:pc": "BD",
      "field.extras:bag": "A",
      "field.place:oslo": "AC",
      "field.place:third": "A",
      "field.desk_no>3": "AB",
      "field.desk_no<=3,5": "A",
      "field.desk_no:40": "B",
      "field.model:t14": "A",
      'field.model:"gen 2"': "A",
      "field.model:0%": "B",
      "field.model:slatexx": "",
      "field.why:SLOW": "C",
      "field.start<2026-06-01": "A",
      "field.start>=2026-12-24": "C",
      "field.start:2026-03-02": "A",
      "field.remote:yes": "B",
      "field.remote:no": "C",
      "field.chief:berg": "B",
      [`field.chief:${world.people.kari.email}`]: "C",
      "field.supplier:kanari": "C",
      "field.supplier:any": "C",
      "field.supplier:none": "AB",
      "field.machine:pc (field.remote:no or field.desk_no<4) is:active": "AC",
    };
    const got: Record<string, string> = {};
    for (const filter of Object.keys(asked)) got[filter] = await found(filter);
    expect(got).toEqual(asked);
    expect(await found("field.chief:me", "kari")).toBe("C");
  });

  it("follow what is answered later", async () => {
    const id = await open("E", { machine: "pc", model: "First" });
    await call("per", "PATCH", `/tickets/${id}`, { fields: { model: "Second", supplier: "One" } });
    await call("per", "PATCH", `/tickets/${id}`, { fields: { supplier: "Two" } });
    expect([await found("field.model:first"), await found("field.model:second"), await found("field.supplier:one")]).toEqual(["", "E", ""]);
    await call("per", "PATCH", `/tickets/${id}`, { fields: { model: null, supplier: null } });
    expect([await found("field.model:any"), await found("field.supplier:two")]).toEqual(["AB", ""]);
    expect(
      (await sql<{ n: number }>`select count(*)::int as n from answer_word where ticket_id = ${id}`.execute(tables(desk.db))).rows,
    ).toEqual([{ n: 1 }]);
  });

  it("are refused at the word, never ask for secrets, and tell nobody what is inside", async () => {
    const at = async (filter: string) => {
      const { status, body } = await find(filter);
      return [status, body.errors?.[0]?.code, filter.slice(body.filter_fault?.at, body.filter_fault?.at + body.filter_fault?.length)];
    };
    expect(await at("is:active field.nothing:x")).toEqual([400, "filter_no_question", "field.nothing"]);
    expect(await at("field.password:x")).toEqual([400, "filter_no_question", "field.password"]);
    expect(await at("field.machine:pc,radio")).toEqual([400, "filter_unknown_value", "radio"]);
    expect(await at("field.machine>3")).toEqual([400, "filter_no_order", "field.machine"]);
    expect(await at("field.start<soon")).toEqual([400, "filter_no_time", "soon"]);
    expect(await at("field.start<4")).toEqual([400, "filter_no_time", "field.start"]);
    expect(await at("field.desk_no:few")).toEqual([400, "filter_no_number", "few"]);
    expect(await at("field.remote:maybe")).toEqual([400, "filter_unknown_value", "maybe"]);
    // A requester's list obeys no filter; and what is closed to a technician who asked for it themselves is not told by one.
    expect(await found("field.supplier:nobody", "ane")).toContain("A");
    const own = (
      await call("per", "POST", "/tickets", { subject: "P", request_type: "device", fields: { model: "Mine", supplier: "Kanari 7" } })
    ).body;
    expect(own.id).toBeDefined();
    await sql`update ticket set restricted = true, confidential = true, assignee_id = null, requester_id = ${world.people.per.id},
      team_id = (select id from team where key = 'messaging') where id = ${own.id}`.execute(tables(desk.db));
    expect([await found("field.model:mine"), await found('field.supplier:"kanari 7"')]).toEqual(["P", ""]);
    // What was answered inside stays there when its question becomes one for all.
    const form = () => sql<{ fields: object[] }>`select fields from request_type where key = 'device'`.execute(tables(desk.db));
    const [{ fields: before } = { fields: [] }] = (await form()).rows;
    const set = (fields: object[]) =>
      sql`update request_type set fields = ${JSON.stringify(fields)} where key = 'device'`.execute(tables(desk.db));
    await set(before.map((one) => ({ ...one, internal: false })));
    expect([await found('field.supplier:"kanari 7"'), await found("field.supplier:kanari")]).toEqual(["", "C"]);
    await set(before);
  });

  it("are columns of a view and of its CSV", async () => {
    const made = await call("per", "POST", "/views", {
      name: "Devices",
      filter: "field.machine:pc field.place:any",
      sort: { field: "opened", direction: "ascending" },
      columns: ["subject", "field.machine", "field.place", "field.desk_no", "field.chief", "field.supplier"],
    });
    expect([made.status, made.body.errors]).toEqual([201, undefined]);
    const { body } = await call("per", "GET", `/tickets?view=${made.body.id}`);
    expect(body.items.map((row: { subject: string; answers: object }) => [row.subject, row.answers])).toEqual([
      ["A", { machine: both("pc"), place: both("oslo › third"), desk_no: both("3.5", "3,5") }],
      ["C", { machine: both("pc"), place: both("oslo"), chief: both("Kari Solberg"), supplier: both("Kanari AS") }],
    ]);
    const csv = await call("per", "GET", `/tickets.csv?view=${made.body.id}`);
    const lines = String(csv.text).replace("\uFEFF", "").trim().split("\r\n");
    expect(lines).toEqual([
      "Subject,The machine,The place,The desk_no,The chief,The supplier",
      "C,pc,oslo,,Kari Solberg,Kanari AS",
      "A,pc,oslo › third,3.5,,",
    ]);
    const wrong = async (columns: string[]) =>
      (await call("per", "POST", "/views", { name: "X", filter: "", columns })).body.errors?.map(
        (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
      );
    expect(await wrong(["subject", "field.password"])).toEqual(["/columns/1 filter_no_question"]);
    expect(await wrong(["field.nothing"])).toEqual(["/columns/0 filter_no_question"]);
    expect((await wrong(["field.Robert'); drop table"]))?.[0]).toContain("/columns/0");
  });

  it("of a question that is asked no more are found in views that were kept, which say so; new ones are refused", async () => {
    const view = { name: "By desk", filter: "field.desk_no>3", columns: ["subject", "field.desk_no"] };
    const { body: kept } = await call("per", "POST", "/views", view);
    const own = {
      ...view,
      name: "Mine alone",
      filter: "",
      columns: ["number"],
      marks: [{ filter: "field.desk_no>9", tone: "red", word: "Far" }],
    };
    await call("per", "POST", "/views", own);
    await call("per", "POST", "/views", {
      ...view,
      name: "Another question",
      filter: "field.desk_no_2:x or is:active",
      columns: ["number"],
    });
    expect((await call("administrator", "POST", "/views", { ...own, name: "Far desks", scope: "shared" })).status).toBe(201);
    const rule = {
      name: "Far away",
      when: { kind: "event", events: ["opened"], fields: [] },
      filter: "field.desk_no>=40",
      acts: [{ act: "tags", add: ["far"], remove: [] }],
    };
    expect((await call("administrator", "POST", "/rules", rule)).body.errors).toBeUndefined();
    const left = { fields: form.filter(({ key }) => key !== "desk_no") };
    const looked = await call("administrator", "POST", `/request-types/${type.id}/previews`, left);
    expect(looked.body.items).toMatchObject([{ what: "retired", tickets: 2 }]);
    const said = looked.body.items[0].used_by.map(({ what, name }: { what: string; name: string | null }) => `${what} ${name}`).toSorted();
    // The third view of somebody's own shows it in a column.
    expect(said).toEqual(["rule Far away", "view Far desks", "view null", "view null", "view null"]);
    await call("administrator", "PATCH", `/request-types/${type.id}`, { fields: form.filter(({ key }) => key !== "desk_no") });
    const { body: list } = await call("per", "GET", `/tickets?view=${kept.id}`);
    expect(list.items.map((row: { subject: string }) => row.subject).toSorted()).toEqual(["A", "B"]);
    const { body: again } = await call("per", "GET", `/views/${kept.id}`);
    expect(again.gone).toEqual([{ field: "field.desk_no", value: ">3" }]);
    expect((await call("per", "PATCH", `/views/${kept.id}`, { name: "Still there", columns: ["field.desk_no", "number"] })).status).toBe(
      200,
    );
    expect(await found("field.desk_no>3")).toBe("filter_no_question");
    expect((await call("per", "POST", "/views", view)).body.errors[0]).toMatchObject({ pointer: "/filter", code: "filter_no_question" });
  });

  // Seen red: with only retired questions looked at, a rule was passed over once its type was offered no more, and nobody was told before.
  it("of a type that is offered no more are named before, each once; what another type asks is not gone", async () => {
    const end = async () => {
      const { body } = await call("administrator", "POST", `/request-types/${type.id}/previews`, { active: false });
      const [effect] = body.items.filter(({ what }: { what: string }) => what === "type_retired");
      return effect.used_by.map(({ what, name }: { what: string; name: string | null }) => `${what} ${name}`);
    };
    const acts = [{ act: "tags", add: ["far"], remove: [] }];
    const when = { kind: "event", events: ["opened"], fields: [] };
    for (const filter of ["field.model:ThinkPad field.remote:yes", "field.start>2026-01-01"]) {
      const made = await call("administrator", "POST", "/rules", { name: filter, when, filter, acts });
      expect(made.body.errors).toBeUndefined();
    }
    const named = await end();
    for (const filter of ["field.model:ThinkPad field.remote:yes", "field.start>2026-01-01"])
      expect(named.filter((one: string) => one === `rule ${filter}`)).toHaveLength(1);
    const words = { name: both("Desk"), hint: both("A desk"), kind: "service_request", fields: [field("start", "date")] };
    expect((await call("administrator", "POST", "/request-types", { key: "desk-move", ...words })).status).toBe(201);
    expect(await end()).not.toContain("rule field.start>2026-01-01");
    expect(await end()).toContain("rule field.model:ThinkPad field.remote:yes");
  });
});
