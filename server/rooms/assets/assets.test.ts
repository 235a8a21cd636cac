import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { sql, tables, transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";
import { hold } from "./settle.ts";
import { listAssets } from "./store.ts";

// Seen red: with a tag compared letter by letter; with the holder kept by what is put in stock; with `/assets/mine` that asks for all.
type Who = keyof World["people"];
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
const call = (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  desk.call(method, path, { key: keys.get(who), body, ...(headers && { headers }) });
const add = async (tag: string, more: object = {}) =>
  (await call("per", "POST", "/assets", { tag, name: `Thing ${tag}`, kind: "computer", ...more })).body;

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of ["ane", "jonas", "per", "manager", "administrator"] as Who[])
      keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
    return made;
  });
});
afterAll(() => desk.close());

it("state and holder follow one another", () => {
  const held = { person_id: "p", state: "in_use" } as const;
  expect(hold({}, null)).toEqual({ state: "in_stock", person_id: null });
  expect(hold({ person_id: "p" }, null)).toEqual(held);
  expect(hold({ person_id: "q" }, { person_id: "p", state: "lost" })).toEqual({ state: "in_use", person_id: "q" });
  expect(hold({ person_id: "p" }, { person_id: "p", state: "lost" })).toEqual({ state: "lost", person_id: "p" });
  expect(hold({ person_id: null }, held)).toEqual({ state: "in_stock", person_id: null });
  expect(hold({ state: "retired" }, held)).toEqual({ state: "retired", person_id: null });
  expect(hold({ state: "lost" }, held)).toEqual({ state: "lost", person_id: "p" });
  expect(hold({}, { person_id: null, state: "retired" })).toEqual({ state: "retired", person_id: null });
});

describe("an asset", () => {
  it("is added, found by what is written on it, changed, refused at the field that is wrong, and taken away", async () => {
    const made = await add("PC-1", { person_id: world.people.ane.id, serial: "SN 77", note: "Has a loose hinge" });
    expect(made).toMatchObject({
      tag: "PC-1",
      state: "in_use",
      person: { name: "Ane Berg" },
      organization: { name: "Nordvik" },
      version: 1,
    });
    expect((await call("per", "GET", "/assets/pc-1")).body.id).toBe(made.id);
    const wrong = async (body: object) =>
      (await call("per", "POST", "/assets", { tag: "PC-2", name: "X", kind: "computer", ...body })).body.errors[0];
    expect(await wrong({ tag: "pc-1" })).toMatchObject({ pointer: "/tag", code: "taken" });
    expect(await wrong({ tag: "two words" })).toMatchObject({ pointer: "/tag" });
    expect(await wrong({ kind: "spaceship" })).toMatchObject({ pointer: "/kind", code: "unknown" });
    expect(await wrong({ person_id: made.id })).toMatchObject({ pointer: "/person_id", code: "unknown" });
    expect(await wrong({ state: "in_stock", person_id: world.people.ane.id })).toMatchObject({
      pointer: "/state",
      code: "held_by_somebody",
    });
    expect(await wrong({ site_id: world.sites.bodo.id, organization_id: world.organizations.nordvik.id })).toMatchObject({
      pointer: "/site_id",
    });
    const changed = await call("per", "PATCH", `/assets/${made.id}`, { state: "in_stock" }, { "if-match": "1" });
    expect(changed.body).toMatchObject({ state: "in_stock", person: null, version: 2 });
    const late = await call("per", "PATCH", `/assets/${made.id}`, { name: "Y" }, { "if-match": "1" });
    expect([late.status, late.body.code]).toEqual([409, "version_conflict"]);
    expect((await call("per", "DELETE", `/assets/${made.id}`)).status).toBe(204);
    expect((await call("per", "GET", `/assets/${made.id}`)).status).toBe(404);
    const { rows } = await desk.pool.query("select type, data from event where type like 'asset.%' order by at, id");
    expect(rows.map(({ type }) => type)).toEqual(["asset.created", "asset.changed", "asset.deleted"]);
    expect(rows[1].data).toMatchObject({
      tag: "PC-1",
      fields: ["person", "state"],
      from_person_id: world.people.ane.id,
      to_person_id: null,
    });
    expect(JSON.stringify(rows)).not.toContain("loose hinge");
  });

  it("is told to whoever has it by tag, name and kind alone, and to nobody else who only asks for help", async () => {
    await add("MINE-1", { person_id: world.people.ane.id, note: "internal-word", serial: "SER" });
    await add("MINE-2", { person_id: world.people.jonas.id });
    const mine = await call("ane", "GET", "/assets/mine");
    expect(mine.body.items.map(({ tag }: { tag: string }) => tag)).toEqual(["MINE-1"]);
    expect(Object.keys(mine.body.items[0]).toSorted()).toEqual(["id", "kind", "name", "tag"]);
    for (const path of ["/assets", "/assets/MINE-1", "/assets/MINE-2", "/asset-kinds"])
      expect((await call("ane", "GET", path)).status).toBe(403);
    expect((await call("manager", "GET", "/assets/MINE-1")).status).toBe(200);
    expect((await call("manager", "POST", "/assets", { tag: "M", name: "M", kind: "phone" })).status).toBe(403);
  });

  it("is of a kind that is administered; one that is offered no more stays on what it is on", async () => {
    const kind = (await call("administrator", "POST", "/asset-kinds", { key: "drone", name: { en: "Drone", nb: "Drone" } })).body;
    expect(
      (await call("administrator", "POST", "/asset-kinds", { key: "drone", name: { en: "x", nb: "x" } })).body.errors[0],
    ).toMatchObject({ pointer: "/key", code: "taken" });
    expect((await call("per", "POST", "/asset-kinds", { key: "boat", name: { en: "x", nb: "x" } })).status).toBe(403);
    const one = await add("DR-1", { kind: "drone" });
    await call("administrator", "PATCH", `/asset-kinds/${kind.id}`, { retired: true });
    expect((await call("per", "PATCH", `/assets/${one.id}`, { kind: "drone", name: "Still" })).body).toMatchObject({ name: "Still" });
    expect((await call("per", "POST", "/assets", { tag: "DR-2", name: "x", kind: "drone" })).body.errors[0]).toMatchObject({
      code: "kind_retired",
    });
  });

  it("is lent out at the counter from stock into one hand, and is back in stock when it is back", async () => {
    const asset = await add("LOAN-1");
    const due_at = new Date(desk.now().getTime() + 86_400_000).toISOString();
    const open = async (who: Who) =>
      (await call("per", "POST", "/tickets", { subject: "A loan", requester: { id: world.people[who].id } })).body.number as number;
    const [one, two] = [await open("ane"), await open("jonas")];
    const lend = (ticket: number) => call("per", "POST", `/tickets/${ticket}/loans`, { asset: "loan-1", due_at });
    const both = await Promise.all([lend(one), lend(two)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const [won, ticket] = both[0].status === 201 ? ([both[0], one] as const) : ([both[1], two] as const);
    expect(won.body).toMatchObject({ what: "LOAN-1 · Thing LOAN-1", asset: { tag: "LOAN-1" } });
    const who = ticket === one ? "Ane Berg" : "Jonas Lie";
    expect((await call("per", "GET", `/assets/${asset.id}`)).body).toMatchObject({ state: "in_use", person: { name: who } });
    expect((await call("per", "POST", `/tickets/${ticket}/loans`, { due_at })).body.errors[0]).toMatchObject({
      pointer: "/what",
      code: "required",
    });
    // Somebody says by hand that it is in stock: it is still out.
    await call("per", "PATCH", `/assets/${asset.id}`, { state: "in_stock" });
    expect((await lend(ticket)).body.code).toBe("asset_not_in_stock");
    expect((await call("per", "GET", "/assets/%00?")).status).toBe(404);
    expect((await call("per", "GET", "/assets?q=%00&kind=%00")).status).toBeLessThan(500);
    await call("per", "POST", `/tickets/${ticket}/loans/${won.body.id}/returns`, {});
    expect((await call("per", "GET", `/assets/${asset.id}`)).body).toMatchObject({ state: "in_stock", person: null });
    await call("per", "DELETE", `/assets/${asset.id}`);
    expect((await call("per", "GET", `/tickets/${ticket}/loans`)).body.items[0]).toMatchObject({
      what: "LOAN-1 · Thing LOAN-1",
      asset: null,
    });
  });
});

it("an import says first what it would do, refuses rows one by one, and finds assets again by their tags", async () => {
  const csv = [
    "Merke;Navn;Type;Bruker;Tilstand;Notat",
    "IM-1;ThinkPad T14;Datamaskin;ane.berg@nordvik.example;;spare key",
    "IM-2;Monitor;screen;;på lager;",
    "IM-2;Again;screen;;;",
    "IM 3;No;screen;;;",
    "IM-4;No;spaceship;nobody@nordvik.example;gone;",
    "IM-5;No;phone;ane.berg@nordvik.example;utgått;",
  ].join("\n");
  const dry = (await call("per", "POST", "/assets/imports", { csv })).body;
  expect(dry).toMatchObject({ dry_run: true, created: 2, updated: 0, unchanged: 0, refused: 4 });
  expect(dry.rows.flatMap(({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code))).toEqual([
    "asset_twice",
    "asset_tag",
    "asset_kind_unknown",
    "asset_person_unknown",
    "asset_state",
    "asset_held",
  ]);
  expect((await call("per", "GET", "/assets/IM-1")).status).toBe(404);
  expect((await call("per", "POST", "/assets/imports", { csv, dry_run: false })).body).toMatchObject({ created: 2, refused: 4 });
  expect((await call("per", "GET", "/assets/IM-1")).body).toMatchObject({
    person: { name: "Ane Berg" },
    state: "in_use",
    organization: { name: "Nordvik" },
  });
  const again = "tag,name,site,organization\nim-1,ThinkPad T14 Gen 5,Oslo,Nordvik\nIM-2,,,";
  expect((await call("per", "POST", "/assets/imports", { csv: again, dry_run: false })).body).toMatchObject({
    updated: 1,
    unchanged: 1,
    refused: 0,
  });
  expect((await call("per", "GET", "/assets/IM-1")).body).toMatchObject({
    name: "ThinkPad T14 Gen 5",
    note: "spare key",
    person: { name: "Ane Berg" },
  });
  expect((await call("per", "POST", "/assets/imports", { csv: "name\nx" })).body.errors[0]).toMatchObject({ pointer: "/csv" });
});

it("a list goes through all by pages, by index, whatever it is narrowed to", async () => {
  const walk = async (query: string): Promise<string[]> => {
    const tags: string[] = [];
    for (let cursor = ""; ;) {
      const { body } = await call("per", "GET", `/assets?limit=2&${query}${cursor}`);
      tags.push(...body.items.map(({ tag }: { tag: string }) => tag));
      if (!body.next_cursor) return tags;
      cursor = `&cursor=${body.next_cursor}`;
    }
  };
  for (const n of [10, 11, 12, 13, 14]) await add(`WALK-${n}`, n % 2 ? { person_id: world.people.jonas.id, serial: `ZX${n}` } : {});
  expect(await walk("q=walk")).toEqual(["WALK-10", "WALK-11", "WALK-12", "WALK-13", "WALK-14"]);
  expect(await walk("q=walk%20zx")).toEqual(["WALK-11", "WALK-13"]);
  expect(await walk("q=walk&state=in_stock,lost")).toEqual(["WALK-10", "WALK-12", "WALK-14"]);
  expect(await walk(`q=WALK&person=${world.people.jonas.id}`)).toEqual(["WALK-11", "WALK-13"]);
  expect(await walk("q=walk&kind=phone")).toEqual([]);
  expect(await walk("q=100%25_")).toEqual([]);
  await sql`insert into asset (id, tag, name, kind_id, state, created_at, changed_at)
    select gen_random_uuid(), 'BULK-' || n, 'Laptop ' || n, (select id from asset_kind where key = 'computer'), 'in_stock', now(), now()
    from generate_series(1, 30000) n`.execute(tables(desk.db));
  await sql`analyze asset`.execute(tables(desk.db));
  const planOf = async (wanted: Parameters<typeof listAssets>[1]) => {
    const asked = listAssets(desk.db, wanted, "bulk-2", 25);
    await asked;
    const { rows } = await desk.pool.query(
      `explain select * from asset a where ${wanted.person ? `person_id = '${wanted.person}' and` : ""} tag_key > 'bulk-2' order by tag_key limit 26`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  expect(await planOf({ words: [] })).toContain("asset_tag_idx");
  expect(await planOf({ words: [], person: world.people.jonas.id })).toMatch(/asset_(person|tag)_idx/);
});
