import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AccountAsked } from "../../contract/directory-accounts.ts";
import { newId } from "../../server/platform/id.ts";
import { askAction } from "../../server/rooms/accounts/ask-action.ts";
import { decide } from "../../server/rooms/accounts/decide.ts";
import { endLate } from "../../server/rooms/accounts/end-late.ts";
import { removeDue } from "../../server/rooms/accounts/remove-due.ts";
import { runAction } from "../../server/rooms/accounts/run-action.ts";
import { keepStep, leaseAction } from "../../server/rooms/accounts/store.ts";
import { createTemplate } from "../../server/rooms/accounts/templates.ts";
import { openAccountDesk, type AccountDesk } from "./harness/account-desk.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "./harness/slapd.ts";

const people = `ou=people,${base}`;
let slapd: Slapd;
let desk: AccountDesk;

beforeAll(async () => {
  slapd = await startSlapd();
  slapd.change(`dn: ou=leavers,${people}\nchangetype: add\nobjectClass: organizationalUnit\nou: leavers\n`);
  slapd.change(`dn: cn=sales,ou=groups,${base}\nchangetype: add\nobjectClass: groupOfNames\ncn: sales\nmember: ${serviceDn}\n`);
  desk = await openAccountDesk({
    ...{ kind: "openldap", host: "127.0.0.1", port: slapd.tlsPort, security: "tls", certificate: slapd.certificate },
    ...{ bind_name: serviceDn, password: servicePassword, people_base: people, privileged_groups: [`cn=admins,ou=groups,${base}`] },
  });
}, 300_000);
afterAll(async () => {
  await desk?.close();
  await slapd?.stop();
});
beforeEach(() =>
  desk.fresh.pool.query(
    "delete from password_link; delete from account_action; delete from guard_alarm; delete from verification_use; delete from verification",
  ),
);

const asked = async (name: string, more: object) => ({ ...(await desk.at(name)), ...more }) as AccountAsked;
const change = (fields: object, name = "ane") => asked(name, { action: "change", fields });
const events = (type: string) => desk.rows("select actor_id, person_id, ticket_id, data from event where type = $1 order by id", type);

describe("what is done to an account", () => {
  test("is shown before, to the last attribute, written by the worker, told in the ticket, and taken back", async () => {
    const given = await change({ title: "Head of finance", office: "Oslo" });
    const { planned } = await desk.preview(given);
    expect(planned.writes).toEqual([
      { what: "attribute", attribute: "title", before: "Controller", after: "Head of finance" },
      { what: "attribute", attribute: "physicalDeliveryOfficeName", before: null, after: "Oslo" },
    ]);
    expect((await desk.live("ane")).fields.title).toBe("Controller");
    const done = await desk.done(given);
    expect(done).toMatchObject({ state: "done", failure: null, person: { name: "Ane Berg" }, can: { undo: true } });
    expect(done.writes.map(({ result }) => result)).toEqual(["written", "written"]);
    expect((await desk.live("ane")).fields).toMatchObject({ title: "Head of finance", office: "Oslo" });
    expect(await events("ticket.account_done")).toMatchObject([
      { actor_id: desk.world.people.per.id, ticket_id: desk.ticketId, data: { action: "change", state: "done", written: 2, of: 2 } },
    ]);
    const undone = await desk.done({ action: "undo", undo_of: done.id });
    expect(undone).toMatchObject({ state: "done", undo_of: done.id });
    expect((await desk.live("ane")).fields).toMatchObject({ title: "Controller", office: null });
    expect(await desk.refused(desk.ask({ action: "undo", undo_of: done.id }))).toBe("409 nothing_to_undo");
    expect((await desk.shown(done.id)).can.undo).toBe(false);
  });

  test("groups and places are changed; a group that gives rights over the directory is not", async () => {
    const sales = `cn=sales,ou=groups,${base}`;
    await desk.prove("ane", "change_groups", "passkey");
    expect(await desk.done(await asked("ane", { action: "change_groups", add: [sales], remove: [] }))).toMatchObject({ state: "done" });
    expect((await desk.live("ane")).groups.map(({ name }) => name)).toEqual(["sales"]);
    const operators = await asked("ane", { action: "change_groups", add: [`cn=operators,ou=groups,${base}`], remove: [] });
    expect(await desk.refused(desk.preview(operators))).toBe("403 group_protected");
    const place = `ou=leavers,${people}`;
    const moved = await desk.done(await asked("ane", { action: "move", place }));
    expect(moved.state).toBe("done");
    expect((await desk.live("ane")).place).toBe(place);
    expect((await desk.done({ action: "undo", undo_of: moved.id })).state).toBe("done");
    expect((await desk.live("ane")).place).toBe(people);
  });

  test("nobody who is protected, no account of one's own, and none of nobody's is touched, also by who has proof", async () => {
    await desk.prove("chief", "unlock", "passkey");
    for (const action of ["disable", "unlock", "enable"])
      expect(await desk.refused(desk.preview(await asked("chief", { action })))).toBe("403 account_protected");
    const mine = (owner: string) =>
      desk.rows("update directory_person set person_id = $1 where user_name = 'bjorn' returning person_id", owner);
    const [{ person_id: bjorn }] = await desk.rows("select person_id from directory_person where user_name = 'bjorn'");
    await mine(desk.world.people.per.id);
    expect(await desk.refused(desk.preview(await change({ title: "Boss" }, "bjorn")))).toBe("403 own_account");
    await mine(bjorn);
    slapd.change(`dn: uid=new,${people}\nchangetype: add\nobjectClass: inetOrgPerson\nuid: new\ncn: New\nsn: New\n`);
    expect(await desk.refused(desk.preview(await change({ title: "Boss" }, "new")))).toBe("409 account_of_nobody");
    slapd.change(`dn: uid=new,${people}\nchangetype: delete\n`);
  });

  test("without proof of who asks nothing sensitive begins, with another's neither, and a program never begins it", async () => {
    const disable = await asked("bjorn", { action: "disable" });
    expect(await desk.refused(desk.ask(disable))).toBe("403 evidence_needed");
    await desk.prove("ane", "disable", "passkey");
    await desk.prove("bjorn", "unlock", "passkey");
    expect(await desk.refused(desk.ask(disable))).toMatch(/^403 evidence_/);
    await desk.prove("bjorn", "disable", "passkey");
    const program = { ...desk.per, sessionId: null, apiKeyId: newId() };
    expect(await desk.refused(desk.ask(disable, program as never))).toBe("403 session_needed");
    expect((await desk.rows("select id from account_action")).length).toBe(0);
    expect((await desk.done(disable)).state).toBe("done");
    expect((await desk.live("bjorn")).enabled).toBe(false);
    expect(await desk.refused(desk.ask(await asked("bjorn", { action: "enable" })))).toMatch(/^403 evidence_/);
    await desk.prove("bjorn", "enable", "passkey");
    expect((await desk.done(await asked("bjorn", { action: "enable" }))).state).toBe("done");
  });

  test("to take back what was proved asks for proof of its own", async () => {
    await desk.prove("bjorn", "disable", "passkey");
    const off = await desk.done(await asked("bjorn", { action: "disable" }));
    expect(await desk.refused(desk.ask({ action: "undo", undo_of: off.id }))).toMatch(/^403 evidence_/);
    await desk.prove("bjorn", "enable", "passkey");
    expect((await desk.done({ action: "undo", undo_of: off.id })).state).toBe("done");
    expect((await desk.live("bjorn")).enabled).toBe(true);
  });
});

describe("what goes wrong", () => {
  test("a preview that grew old is not done", async () => {
    const given = await change({ title: "Head of finance" });
    const { seen } = await desk.preview(given);
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nreplace: title\ntitle: Chief of staff\n`);
    const late = askAction(desk.db, desk.per, new Date(), desk.ticketId, given, seen);
    expect(await desk.refused(late)).toBe("409 preview_over");
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nreplace: title\ntitle: Controller\n`);
  });

  test("what somebody else changed before the worker came is not written over", async () => {
    const id = await desk.ask(await change({ title: "Head of finance", office: "Oslo" }));
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nreplace: title\ntitle: Chief of staff\n`);
    await desk.work();
    expect(await desk.shown(id)).toMatchObject({ state: "failed", failure: expect.stringContaining("ane") });
    expect((await desk.live("ane")).fields).toMatchObject({ title: "Chief of staff", office: null });
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nreplace: title\ntitle: Controller\n`);
  });

  test("of two technicians at one account the second is told who is there, also when they ask in the same moment", async () => {
    const lead = desk.kari;
    const [one, other] = [await change({ title: "One" }), await change({ title: "Other" })];
    const seen = [(await desk.preview(one)).seen, (await desk.preview(other, lead)).seen];
    const both = await Promise.all([
      desk.refused(askAction(desk.db, desk.per, new Date(), desk.ticketId, one, seen[0] ?? "")),
      desk.refused(askAction(desk.db, lead, new Date(), desk.ticketId, other, seen[1] ?? "")),
    ]);
    expect(both.toSorted()).toEqual(["409 account_busy", "taken"]);
    await desk.work();
    const back = await change({ title: "Controller" });
    expect((await desk.done(back)).state).toBe("done");
  });

  test("twenty who use one proof begin one action", async () => {
    await desk.prove("bjorn", "disable", "passkey");
    const given = await asked("bjorn", { action: "disable" });
    const { seen } = await desk.preview(given);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => desk.refused(askAction(desk.db, desk.per, new Date(), desk.ticketId, given, seen))),
    );
    expect(all.filter((one) => one === "taken")).toHaveLength(1);
    await desk.work();
    await desk.prove("bjorn", "enable", "passkey");
    expect((await desk.done(await asked("bjorn", { action: "enable" }))).state).toBe("done");
  });

  test("a worker that died between two writes is followed by one that looks, and says of each what became of it", async () => {
    const id = await desk.ask(await change({ title: "Head of finance", office: "Oslo", department: "Board" }));
    const leased = await leaseAction(desk.db);
    if (!leased) throw new Error("nothing waits");
    // The first was written and kept, the second was written and not kept, the third not begun.
    slapd.change(`dn: uid=ane,${people}\nchangetype: modify\nreplace: title\ntitle: Head of finance\n`);
    const [first, second, third] = leased.writes;
    if (!first || !second || !third) throw new Error("too little is written");
    await keepStep(desk.db, leased, { writes: [{ ...first, result: "written" }, { ...second, result: "unknown" }, third] });
    await desk.rows("update account_action set leased_until = now() - interval '1 second' where id = $1", id);
    await desk.work();
    const shown = await desk.shown(id);
    expect(shown.state).toBe("half_done");
    expect(shown.writes.map(({ result }) => result)).toEqual(["written", "not_written", "not_written"]);
    expect(shown.failure).not.toBeNull();
    // The one who was thought dead comes back, and is not listened to.
    await runAction(desk.db, { ...leased, was: "waiting" }, () => new Date());
    expect((await desk.shown(id)).writes.map(({ result }) => result)).toEqual(["written", "not_written", "not_written"]);
    expect((await desk.done({ action: "undo", undo_of: id })).state).toBe("done");
    expect((await desk.live("ane")).fields).toMatchObject({ title: "Controller", office: null });
  });

  test("a directory that falls silent is told in words, and the action ends", { timeout: 120_000 }, async () => {
    const id = await desk.ask(await change({ title: "Head of finance" }));
    slapd.pause();
    try {
      await desk.work();
    } finally {
      slapd.resume();
    }
    expect(await desk.shown(id)).toMatchObject({ state: "failed", failure: expect.stringMatching(/\S/) });
    expect((await desk.live("ane")).fields.title).toBe("Controller");
  });

  test("an alarm keeps what waits from being written, and what is new from beginning", async () => {
    await desk.prove("bjorn", "disable", "passkey");
    const id = await desk.ask(await asked("bjorn", { action: "disable" }));
    const owner = (await desk.shown(id)).person?.id;
    await desk.rows(
      "insert into guard_alarm (id, kind, person_id, locks, facts, at) values ($1, 'not_me', $2, true, '{}', now())",
      newId(),
      owner,
    );
    await desk.work();
    expect(await desk.shown(id)).toMatchObject({ state: "failed", writes: [{ result: "not_written" }] });
    await desk.prove("bjorn", "disable", "passkey");
    expect(await desk.refused(desk.ask(await asked("bjorn", { action: "disable" })))).toBe("403 account_locked");
    expect((await desk.live("bjorn")).enabled).toBe(true);
  });

  test("whoever could not be told of it waits, but an account is switched off all the same", async () => {
    await desk.rows("update sms_gateway set active = false");
    await desk.prove("bjorn", "enable", "passkey");
    await desk.prove("bjorn", "disable", "passkey");
    expect((await desk.done(await asked("bjorn", { action: "disable" }))).state).toBe("done");
    expect(await desk.refused(desk.ask(await asked("bjorn", { action: "enable" })))).toBe("409 cannot_be_told");
    await desk.rows("update sms_gateway set active = true");
    expect((await desk.done(await asked("bjorn", { action: "enable" }))).state).toBe("done");
  });

  test("what has to wait after the proof waits, and is looked at anew then", async () => {
    await desk.prove("ane", "change_contact", "passkey", "sms_code");
    const id = await desk.ask(await asked("ane", { action: "change_contact", fields: { mobile: "+4790000009" } }));
    await desk.work();
    const shown = await desk.shown(id);
    expect(shown.state).toBe("waiting");
    expect(shown.not_before).not.toBeNull();
    await desk.rows("update account_action set not_before = now() - interval '1 second' where id = $1", id);
    await desk.work();
    expect((await desk.shown(id)).state).toBe("done");
    expect((await desk.live("ane")).fields.mobile).toBe("+4790000009");
  });
});

describe("a second person", () => {
  test("agrees, or does not, and nobody agrees to what they asked for; what nobody agrees to ends", async () => {
    await desk.rows("update directory set approved_actions = '{change}'");
    try {
      const id = await desk.ask(await change({ title: "Head of finance" }));
      await desk.work();
      expect((await desk.shown(id)).state).toBe("to_approve");
      expect(await desk.refused(decide(desk.db, desk.per, new Date(), id, true))).toBe("403 own_approval");
      await decide(desk.db, desk.kari, new Date(), id, true);
      await desk.work();
      expect(await desk.shown(id)).toMatchObject({ state: "done", approved_by: { name: "Ingrid Dahl" } });
      const late = await desk.ask(await change({ title: "Controller" }));
      await endLate(desk.db, new Date(Date.now() + 25 * 3_600_000));
      expect(await desk.shown(late)).toMatchObject({ state: "declined", failure: expect.stringMatching(/\S/) });
      expect(await desk.refused(decide(desk.db, desk.kari, new Date(), late, true))).toBe("409 decided_already");
    } finally {
      await desk.rows("update directory set approved_actions = '{}'");
    }
    expect((await desk.done(await change({ title: "Controller" }))).state).toBe("done");
  });
});

describe("a joiner", () => {
  test("is made from a template, with a name that nobody has, switched off, in its groups, and theirs whose it is", async () => {
    const template_id = await createTemplate(desk.db, desk.world.actors.administrator, new Date(), {
      ...{ name: "Sales", directory_id: desk.directoryId, place: people, user_name: "{given:1}{family}", email: "{user}@nordvik.example" },
      ...{ title: "Seller", groups: [`cn=sales,ou=groups,${base}`] },
    });
    const siri = desk.world.people.jonas.id;
    const given = { action: "create" as const, template_id, given_name: "Åse-Marie", family_name: "Ødegård", person_id: siri };
    expect((await desk.preview(given)).planned.account).toBe("aodegard");
    const made = await desk.done(given);
    expect(made).toMatchObject({ state: "done", account: "aodegard" });
    expect(made.key).not.toBeNull();
    const found = await desk.live("aodegard");
    expect(found).toMatchObject({
      enabled: false,
      name: "Åse-Marie Ødegård",
      fields: { email: "aodegard@nordvik.example", title: "Seller" },
    });
    expect(found.groups.map(({ name }) => name)).toEqual(["sales"]);
    expect(await desk.rows("select person_id from directory_person where key = $1", found.key)).toEqual([{ person_id: siri }]);
    const next = await desk.preview({ ...given, person_id: null });
    expect(next.planned.account).toBe("aodegard2");
    // Who has a role, or an account here already, is not given one by this.
    expect(await desk.refused(desk.preview({ ...given, person_id: desk.world.people.kari.id }))).toBe("400 invalid_input");
  });
});

describe("an end", () => {
  test("is set where the directory has one: shorter is as good as switching off, longer as switching on; nobody signs in after it", async () => {
    const soon = new Date(Date.now() + 30 * 86_400_000);
    const until = async (at: Date | null) => asked("bjorn", { action: "expire", expires_at: at?.toISOString() ?? null });
    expect(await desk.refused(desk.ask(await until(soon)))).toMatch(/^403 evidence_/);
    await desk.prove("bjorn", "disable", "passkey");
    const done = await desk.done(await until(soon));
    expect(done).toMatchObject({ state: "done", can: { undo: true } });
    expect((await desk.live("bjorn")).expiresAt?.getTime()).toBe(Math.floor(soon.getTime() / 1000) * 1000);
    await desk.prove("bjorn", "disable", "passkey");
    expect((await desk.preview(await until(null))).planned.sensitive).toBe("enable");
    expect(await desk.refused(desk.ask(await until(null)))).toMatch(/^403 evidence_/);
    // What is over lets nobody in: the directory sees to it itself.
    slapd.change(`dn: uid=bjorn,${people}\nchangetype: modify\nreplace: userPassword\nuserPassword: words-of-bjorn-2026\n`);
    expect(slapd.signsIn(`uid=bjorn,${people}`, "words-of-bjorn-2026")).toBe(true);
    expect((await desk.done(await until(new Date(Date.now() - 86_400_000)))).state).toBe("done");
    expect(slapd.signsIn(`uid=bjorn,${people}`, "words-of-bjorn-2026")).toBe(false);
    await desk.prove("bjorn", "enable", "passkey");
    expect((await desk.done(await until(null))).state).toBe("done");
    expect(await desk.live("bjorn")).toMatchObject({ expiresAt: null });
  });
});

describe("an account that is to go", () => {
  const of = (action: string) => asked("leaver", { action });
  beforeEach(async () => {
    const there = await desk.live("leaver").catch(() => null);
    if (!there)
      slapd.change(
        `dn: uid=leaver,${people}\nchangetype: add\nobjectClass: inetOrgPerson\nuid: leaver\ncn: Leaver\nsn: Leaver\nmail: leaver@nordvik.example\n`,
      );
    await desk.sync();
    await desk.rows("update person set mobile = '+4790000001'");
    // The policy asks for a manager's word: evidence of it lies there.
    await desk.prove("leaver", "delete", "manager");
  });
  const later = (days: number) => new Date(Date.now() + days * 86_400_000);
  const gone = async () => (await desk.live("leaver").catch(() => null)) === null;

  test("is off at once, can be restored for so many days, and is deleted by nobody before", async () => {
    expect((await desk.preview(await of("delete"))).planned).toMatchObject({ sensitive: "delete", recycled: false });
    const deleted = await desk.done(await of("delete"));
    expect(deleted).toMatchObject({ state: "done", can: { undo: false } });
    expect(Date.parse(deleted.deletes_at ?? "")).toBeGreaterThan(later(29).getTime());
    expect((await desk.live("leaver")).enabled).toBe(false);
    await desk.prove("leaver", "delete", "manager");
    expect(await desk.refused(desk.ask(await of("delete")))).toBe("409 being_deleted");
    expect(await desk.refused(desk.preview(await of("enable")))).toBe("409 being_deleted");
    await removeDue(desk.db, later(29));
    await desk.work();
    expect(await gone()).toBe(false);
    expect(await desk.refused(desk.ask(await of("restore")))).toMatch(/^403 evidence_/);
    await desk.prove("leaver", "enable", "passkey");
    expect((await desk.done(await of("restore"))).state).toBe("done");
    expect((await desk.live("leaver")).enabled).toBe(true);
    expect((await desk.shown(deleted.id)).deletes_at).toBeNull();
    await removeDue(desk.db, later(31));
    await desk.work();
    expect(await gone()).toBe(false);
    expect(await desk.refused(desk.preview(await of("restore")))).toBe("409 not_being_deleted");
  });

  test("is deleted when its days are over, but not where somebody switched it on meanwhile", async () => {
    await desk.done(await of("delete"));
    slapd.change(`dn: uid=leaver,${people}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);
    await removeDue(desk.db, later(31));
    await desk.work();
    expect(await gone()).toBe(false);
    const [kept] = await desk.rows("select id from account_action where action = 'remove'");
    expect(await desk.shown(kept.id)).toMatchObject({ state: "failed", failure: expect.stringContaining("leaver") });
    await desk.prove("leaver", "delete", "manager");
    await desk.done(await of("delete"));
    await removeDue(desk.db, later(31));
    await removeDue(desk.db, later(31));
    await desk.work();
    expect(await gone()).toBe(true);
    expect(await events("account_action.ended")).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ data: expect.objectContaining({ action: "remove", state: "done" }) })]),
    );
  });
});
