import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import type { AccountClass, SensitiveAction, VerificationMethod } from "../../../contract/verification.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import type { Problem } from "../../platform/problem.ts";
import { openTicket } from "../tickets/index.ts";
import { consumeEvidence, type EvidenceWanted } from "./consume-evidence.ts";
import { insertVerification, type VerificationRow } from "./store.ts";

// Seen red: without `used_at` asked in useUp and faultsOf twenty took one; with the refusal told inside the transaction no row stayed.
let fresh: FreshDatabase;
let world: World;
let per: Actor;
let ticketId: string;
let otherTicketId: string;
const at = new Date("2026-03-02T09:00:00Z");
const minutes = (n: number) => new Date(at.getTime() + n * 60_000);
const account = { directoryId: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42", key: "ane", accountClass: "normal" as AccountClass };

beforeAll(async () => {
  fresh = await freshDatabase();
  await transaction(fresh.db, async (tx) => {
    world = await smallWorld(tx);
    const open = async () =>
      (
        await openTicket(tx, world.actors.per, at, {
          subject: "Locked out",
          description: "",
          channel: "phone",
          requester: { id: world.people.ane.id },
        })
      ).id;
    ticketId = await open();
    otherTicketId = await open();
  });
  per = { ...world.actors.per, sessionId: newId() };
});
afterAll(() => fresh.close());
beforeEach(() =>
  fresh.pool.query(
    `truncate verification, verification_use, verification_policy; alter table event disable trigger user;
     delete from event where type like 'verification.%'; alter table event enable trigger user`,
  ),
);

/** Evidence as it lies there once somebody has proved something. */
async function proved(method: VerificationMethod, more: Partial<VerificationRow> = {}): Promise<string> {
  const id = newId();
  const { manager, lead, kari } = world.people;
  const asked: Partial<Record<VerificationMethod, string>> = { manager: manager.id, second_person: lead.id, in_person: kari.id };
  await insertVerification(fresh.db, {
    id,
    ticket_id: ticketId,
    person_id: world.people.ane.id,
    directory_id: account.directoryId,
    account_key: account.key,
    action: "reset_password",
    technician_id: world.people.per.id,
    method,
    asked_id: asked[method] ?? null,
    state: "passed",
    started_at: minutes(-2),
    open_until: minutes(8),
    ended_at: minutes(-1),
    good_until: minutes(14),
    ...more,
    facts: "{}",
  });
  return id;
}
const wanted = (more: Partial<EvidenceWanted> = {}): EvidenceWanted => ({
  actor: per,
  ticketId,
  personId: world.people.ane.id,
  account,
  action: "reset_password",
  at,
  ...more,
});
const begin = (more?: Partial<EvidenceWanted>) => transaction(fresh.db, (tx) => consumeEvidence(tx, wanted(more)));
const refused = async (more?: Partial<EvidenceWanted>): Promise<string> =>
  begin(more).then(
    () => "taken",
    (problem: Problem) => `${problem.status} ${problem.code}`,
  );
const told = async (type = "verification.evidence_refused") =>
  (await fresh.pool.query("select data, actor_id, ticket_id, person_id from event where type = $1 order by at, id", [type])).rows;

describe("evidence", () => {
  it("lets one action begin, and is used up with it", async () => {
    const id = await proved("passkey");
    expect(await begin()).toEqual({ evidence: [id], notBefore: null });
    expect(await told("verification.used")).toMatchObject([
      {
        actor_id: per.personId,
        ticket_id: ticketId,
        person_id: world.people.ane.id,
        data: { action: "reset_password", methods: ["passkey"], evidence: [id] },
      },
    ]);
    expect(await refused()).toBe("403 evidence_used");
  });

  it("is there again when the action did not begin", async () => {
    const id = await proved("passkey");
    const failing = transaction(fresh.db, async (tx) => {
      await consumeEvidence(tx, wanted());
      throw new Error("the directory said no");
    });
    await expect(failing).rejects.toThrow("the directory said no");
    expect((await begin()).evidence).toEqual([id]);
  });

  it.each<[string, Partial<VerificationRow>]>([
    ["expired", { good_until: at }],
    ["used", { used_at: minutes(-1) }],
    ["other_action", { action: "unlock" }],
    ["other_account", { account_key: "jonas" }],
    ["other_account", { directory_id: null }],
    ["other_ticket", {}],
    ["other_technician", {}],
    ["other_person", {}],
  ])("that is %s is refused, with a row in the audit trail that the refusal does not take back", async (fault, more) => {
    const late: Partial<Record<string, Partial<VerificationRow>>> = {
      other_ticket: { ticket_id: otherTicketId },
      other_technician: { technician_id: world.people.kari.id },
      other_person: { person_id: world.people.jonas.id },
    };
    await proved("passkey", { ...more, ...late[fault] });
    expect(await refused()).toBe(`403 evidence_${fault}`);
    expect(await told()).toMatchObject([
      {
        actor_id: per.personId,
        ticket_id: ticketId,
        person_id: world.people.ane.id,
        data: { reason: `evidence_${fault}`, faults: [fault], action: "reset_password" },
      },
    ]);
  });

  it("that is not there is asked for by name", async () => {
    const problem: unknown = await begin({ account: { ...account, accountClass: "elevated" } }).catch((error: unknown) => error);
    expect(problem).toMatchObject({
      status: 403,
      code: "evidence_needed",
      extra: {
        needed: [
          { least: "high", methods: [] },
          { least: null, methods: ["manager"] },
        ],
      },
    });
    expect(await told()).toHaveLength(1);
  });

  it("counts only as named, where ids are sent along", async () => {
    const [first, second] = [await proved("passkey"), await proved("in_person")];
    expect(await refused({ evidence: [newId()] })).toBe("403 evidence_needed");
    expect(await refused({ evidence: ["not an id"] })).toBe("403 evidence_needed");
    expect((await begin({ evidence: [second] })).evidence).toEqual([second]);
    expect((await begin({ evidence: [first] })).evidence).toEqual([first]);
  });

  it("is used by one of twenty at once", async () => {
    const id = await proved("passkey");
    const answers = await Promise.all(Array.from({ length: 20 }, () => refused()));
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["taken", "403 evidence_used"]));
    expect((await fresh.pool.query("select count(*)::int as n from verification_use")).rows).toEqual([{ n: 1 }]);
    expect(await told("verification.used")).toMatchObject([{ data: { evidence: [id] } }]);
    expect(await told()).toHaveLength(19);
  });
});

describe("never", () => {
  it.each<[string, () => Partial<EvidenceWanted>]>([
    ["session_needed", () => ({ actor: { ...per, sessionId: null, apiKeyId: newId() } })],
    ["session_needed", () => ({ actor: { ...per, apiKeyId: newId() } })],
    ["session_needed", () => ({ actor: { ...per, sessionId: null } })],
    [
      "only_viewing",
      () => ({ actor: { ...per, viewedBy: { id: world.people.administrator.id, name: "Nina", viewId: newId(), until: minutes(5) } } }),
    ],
    ["own_verification", () => ({ personId: world.people.per.id })],
    ["evidence_never", () => ({ action: "unlock", account: { ...account, accountClass: "privileged" } })],
  ])("%s", async (code, more) => {
    await proved("passkey");
    expect(await refused(more())).toBe(`403 ${code}`);
    expect(await told()).toMatchObject([{ data: { reason: code } }]);
  });

  it("more than two failed tries a day, but for a lead", async () => {
    await proved("passkey");
    const lead: Actor = { ...world.actors.lead, sessionId: newId() };
    await proved("passkey", { technician_id: world.people.lead.id });
    await proved("authenticator", { state: "failed", good_until: null });
    await proved("sms_code", { state: "cancelled", tries: 1, good_until: null });
    expect(await refused()).toBe("403 verification_locked");
    expect(await refused({ actor: lead })).toBe("taken");
  });
});

describe("both, password and second factor, within a day", () => {
  it("ask for what a change of factor of the next class asks for", async () => {
    const action = (one: SensitiveAction) => ({ action: one });
    await proved("passkey");
    await begin();
    await proved("passkey", action("change_factor"));
    await proved("in_person", action("change_factor"));
    expect(await refused(action("change_factor"))).toBe("403 evidence_needed");
    await proved("manager", action("change_factor"));
    expect(await begin(action("change_factor"))).toMatchObject({ notBefore: minutes(240) });
  });

  it.each([
    [23 * 60, "403 evidence_needed"],
    [24 * 60, "taken"],
  ])("%d minutes later: %s", async (later, answer) => {
    // Seen red: with a day counted as an hour.
    await proved("in_person", { action: "change_factor" });
    await proved("passkey", { action: "change_factor" });
    await begin({ action: "change_factor" });
    await proved("passkey", { started_at: minutes(later - 1), good_until: minutes(later + 9) });
    expect(await refused({ at: minutes(later) })).toBe(answer);
  });

  it.each([
    [25 * 60 - 1, "403 evidence_needed"],
    [25 * 60, "taken"],
  ])("count from when the first takes effect, an hour later: %d minutes: %s", async (later, answer) => {
    await proved("passkey", { action: "change_factor" });
    await proved("authenticator", { action: "change_factor" });
    expect((await begin({ action: "change_factor" })).notBefore).toEqual(minutes(60));
    await proved("passkey", { started_at: minutes(later - 1), good_until: minutes(later + 9) });
    expect(await refused({ at: minutes(later) })).toBe(answer);
  });

  it("are counted over everything that is theirs", async () => {
    await proved("passkey");
    await begin();
    const other = { directoryId: null, key: "elsewhere", accountClass: "normal" as const };
    for (const method of ["passkey", "in_person"] as const)
      await proved(method, { action: "change_factor", directory_id: null, account_key: other.key });
    expect(await refused({ action: "change_factor", account: other })).toBe("403 evidence_needed");
  });
});

describe("whose word counts", () => {
  const put = (sql: string, id: string) => fresh.pool.query(sql, [id]);
  const privileged = { ...account, accountClass: "privileged" as const };

  it("as a second person for an account with wide rights is a lead's or an administrator's by role", async () => {
    await proved("in_person");
    await proved("second_person", { asked_id: world.people.lars.id });
    expect(await refused({ account: privileged })).toBe("403 evidence_needed");
    await proved("second_person");
    expect(await refused({ account: privileged })).toBe("taken");
  });

  it("is nobody's who has left or may not sign in", async () => {
    const { lead, ane } = world.people;
    await proved("in_person");
    await proved("second_person");
    await put(
      "insert into account (person_id, disabled, created_at) values ($1, true, now()) on conflict (person_id) do update set disabled = true",
      lead.id,
    );
    expect(await refused({ account: privileged })).toBe("403 evidence_needed");
    await put("update account set disabled = false where person_id = $1", lead.id);
    expect(await refused({ account: privileged })).toBe("taken");
    await put("update person set active = false where id = $1", ane.id);
    await proved("passkey", { action: "unlock" });
    expect(await refused({ action: "unlock" })).toBe("403 evidence_left");
    await proved("manager", { action: "delete" });
    expect(await refused({ action: "delete" })).toBe("taken");
    await put("update person set active = true where id = $1", ane.id);
  });

  it("is not whoever names a lower class: a VIP's account is an elevated one, whatever is said", async () => {
    await put("insert into person_mark (person_id, mark, set_at) values ($1, 'vip', now())", world.people.ane.id);
    await proved("passkey");
    expect(await refused()).toBe("403 evidence_needed");
    expect((await told()).at(0)).toMatchObject({ data: { account_class: "elevated" } });
    await put("delete from person_mark where person_id = $1", world.people.ane.id);
  });

  it("is stopped at once where codes were tried one after the other", async () => {
    await proved("passkey");
    await proved("authenticator", { state: "failed", tries: 3, good_until: null });
    expect(await refused()).toBe("403 verification_locked");
  });
});

describe("the policy", () => {
  it("is data: a row that somebody changed counts at once", async () => {
    await proved("authenticator");
    expect(await refused()).toBe("403 evidence_needed");
    const sets = JSON.stringify([{ needs: [{ least: "medium", methods: [] }], delay_minutes: 5 }]);
    await fresh.pool.query("insert into verification_policy values ('reset_password', 'normal', $1, now(), null)", [sets]);
    expect((await begin()).notBefore).toEqual(minutes(5));
  });
});
