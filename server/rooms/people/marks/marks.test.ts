import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { routedDesk } from "../../../../tests/routed-desk.ts";
import { teamOf } from "../../../../tests/world.ts";

const { desk, world, call, calm, clear, says, rule, open, offered, story } = await routedDesk();
afterAll(() => desk.close());
beforeEach(clear);

const { ane, jonas } = world.people;
const note = "Ring before you come, canarybluetit";
const put = (who: Parameters<typeof call>[0], id: string, mark: string, body: object = {}) =>
  call(who, "PUT", `/people/${id}/marks/${mark}`, body);
const drop = (who: Parameters<typeof call>[0], id: string, mark: string) => call(who, "DELETE", `/people/${id}/marks/${mark}`);
const seen = async (who: Parameters<typeof call>[0]) => call(who, "GET", "/people/marks");
const facts = async () =>
  (await desk.pool.query("select type, actor_id, data from event where type in ('person.marked', 'person.unmarked') order by at, id")).rows;
const found = async (who: Parameters<typeof call>[0], filter: string): Promise<number[]> =>
  (await call(who, "GET", `/tickets?filter=${encodeURIComponent(filter)}`)).body.items.map(({ number }: { number: number }) => number);

describe("marks of people", () => {
  beforeAll(async () => {
    await desk.pool.query("delete from person_mark");
  });

  // Seen red: with VIPs marked by any technician; so were the import and the filters.
  it("are set and taken away by whom it is for, and leave their facts without what helps them", async () => {
    const before = (await facts()).length;
    // A technician says who needs care; who is a VIP a lead or an administrator says.
    expect((await put("per", ane.id, "vip")).body.code).toBe("not_yours_to_mark");
    expect((await put("per", jonas.id, "vulnerable", { note })).body).toMatchObject({
      mark: "vulnerable",
      note,
      set_by: { name: "Per Haug" },
    });
    expect((await put("lead", ane.id, "vip")).status).toBe(200);
    expect((await drop("per", ane.id, "vip")).body.code).toBe("not_yours_to_mark");
    expect((await seen("per")).body).toMatchObject({ may_mark: ["vulnerable"] });
    expect((await seen("administrator")).body.may_mark).toEqual(["vip", "vulnerable"]);
    const all = (await seen("kari")).body.items as { person_id: string; mark: string; note: string | null }[];
    expect(all.map(({ person_id, mark }) => `${person_id} ${mark}`).toSorted()).toEqual(
      [`${ane.id} vip`, `${jonas.id} vulnerable`].toSorted(),
    );
    // The same again tells nothing, another note does.
    await put("per", jonas.id, "vulnerable", { note });
    await put("kari", jonas.id, "vulnerable", { note: "Write, do not ring" });
    expect((await seen("per")).body.items.find((one: { mark: string }) => one.mark === "vulnerable")).toMatchObject({
      set_by: { name: "Kari Solberg" },
    });
    expect((await drop("per", jonas.id, "vulnerable")).status).toBe(204);
    expect((await drop("per", jonas.id, "vulnerable")).status).toBe(204);
    const told = (await facts()).slice(before);
    expect(told.map(({ type, data }) => `${type} ${data.mark}`)).toEqual([
      "person.marked vulnerable",
      "person.marked vip",
      "person.marked vulnerable",
      "person.unmarked vulnerable",
    ]);
    expect(JSON.stringify(told)).not.toContain("canary");
  });

  it("are refused where nobody or nothing is called so", async () => {
    expect((await put("lead", ane.id, "angry")).status).toBe(404);
    expect((await put("lead", "nobody", "vip")).status).toBe(404);
    expect((await put("lead", "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42", "vip")).status).toBe(404);
    expect((await put("lead", ane.id, "vip", { note: "x".repeat(201) })).body.errors[0].pointer).toBe("/note");
    expect((await put("lead", ane.id, "vip", { note: "two\nlines" })).status).toBe(400);
  });

  it("are seen by technicians alone", async () => {
    await put("per", jonas.id, "vulnerable", { note });
    for (const who of ["jonas", "ane", "manager", "auditor"] as const) {
      expect([who, (await seen(who)).status]).toEqual([who, 403]);
      expect([who, (await put(who, jonas.id, "vulnerable")).status]).toEqual([who, 403]);
    }
    const id = await open({ requester: { id: jonas.id } });
    for (const path of [`/tickets/${id}`, `/tickets/${id}/timeline`, "/tickets", "/session"])
      expect([path, (await call("jonas", "GET", path)).text.match(/canary|vulnerable/)]).toEqual([path, null]);
    // What tells of a person tells nothing of it, to whoever reads people.
    for (const path of [`/people/${jonas.id}`, "/people", "/people/find?q=jonas"])
      expect([path, (await call("per", "GET", path)).text.match(/canary|vulnerable/)]).toEqual([path, null]);
  });

  it("are asked for in filters by who sees the inside of a ticket, and by nobody else", async () => {
    await put("lead", ane.id, "vip");
    await put("per", jonas.id, "vulnerable");
    const hers = await call("per", "GET", `/tickets/${await open()}`);
    const his = await call("per", "GET", `/tickets/${await open({ requester: { id: jonas.id } })}`);
    const [vips, others] = [await found("per", "vip:yes"), await found("per", "vip:no")];
    expect([vips.includes(hers.body.number), others.includes(hers.body.number)]).toEqual([true, false]);
    expect([vips.includes(his.body.number), others.includes(his.body.number)]).toEqual([false, true]);
    expect(await found("per", "vulnerable:yes -vip:yes")).toContain(his.body.number);
    expect(await found("per", "vulnerable:yes vip:yes")).not.toContain(his.body.number);
    expect(await found("per", "vip:yes,no")).toEqual(expect.arrayContaining([hers.body.number, his.body.number]));
    // A requester's list is asked by no filter at all; who looks on without working on tickets finds nothing by it.
    expect(await found("jonas", "vulnerable:yes")).toEqual(await found("jonas", "vulnerable:no"));
    for (const who of ["manager", "auditor"] as const)
      for (const filter of ["vip:yes", "vip:no", "vulnerable:yes", "vulnerable:no"])
        expect([who, filter, await found(who, filter)]).toEqual([who, filter, []]);
  });

  it("decide which routing rule holds", async () => {
    await put("lead", ane.id, "vip");
    await put("administrator", jonas.id, "vip");
    await drop("administrator", jonas.id, "vip");
    const first = await rule({ name: "VIPs first", filter: "vip:yes", fallback: teamOf(world, "messaging").id });
    await rule({ name: "Everybody" });
    await says("available", "per", "kari");
    const [hers, his] = [await open(), await open({ requester: { id: jonas.id } })];
    await calm();
    expect(first).toBeDefined();
    expect(await offered(hers)).not.toBeNull();
    expect([(await story(hers)).decisions[0].rule.name, (await story(his)).decisions[0].rule.name]).toEqual(["VIPs first", "Everybody"]);
  });

  it("come with people from a file, as far as whoever brings it may mark them", async () => {
    const csv = `name,email,vip,sårbar\nAne Berg,${ane.email},nei,\nJonas Lie,${jonas.email},,ja\nNew One,new.one@nordvik.example,x,no\nBad,bad@nordvik.example,perhaps,`;
    await put("lead", ane.id, "vip");
    await drop("per", jonas.id, "vulnerable");
    const rows = async (who: "per" | "administrator", dry_run: boolean) =>
      (await call(who, "POST", "/people/imports", { csv, dry_run, source: "hr" })).body.rows.map(
        ({ outcome, errors }: { outcome: string; errors: { column: string; code: string }[] }) =>
          [outcome, ...errors.map(({ column, code }) => `${column} ${code}`)].join(" "),
      );
    expect(await rows("per", true)).toEqual([
      "refused vip not_yours_to_mark",
      "updated",
      "refused vip not_yours_to_mark",
      "refused vip yes_or_no",
    ]);
    expect(await rows("administrator", false)).toEqual(["updated", "updated", "created", "refused vip yes_or_no"]);
    expect(await rows("administrator", false)).toEqual(["unchanged", "unchanged", "unchanged", "refused vip yes_or_no"]);
    const { rows: kept } = await desk.pool.query(
      "select p.name, m.mark from person_mark m join person p on p.id = m.person_id order by p.name",
    );
    expect(kept.map(({ name, mark }) => `${name} ${mark}`)).toEqual([`${jonas.name} vulnerable`, "New One vip"]);
  });
});
