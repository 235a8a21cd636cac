import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import {
  accountClasses,
  verificationMethods,
  type AccountClass,
  type SensitiveAction,
  type VerificationMethod,
} from "../../../contract/verification.ts";
import { transaction } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { configureAccess } from "../access/index.ts";
import { openTicket } from "../tickets/index.ts";
import { consumeEvidence } from "./consume-evidence.ts";
import { decide } from "./decide.ts";
import { settledBefore } from "./settled.ts";
import { insertVerification } from "./store.ts";
import { usualPolicy } from "./usual-policy.ts";
import { waysOf } from "./ways.ts";

// What may happen at a desk, in any order, against a model that knows nothing of how the desk decides: it repeats the table in its own words.
// Seen red: with faultsOf that forgot the technician, and with evidence that was not marked as used.
type Step =
  | { do: "prove"; method: VerificationMethod; action: SensitiveAction; account: number; ticket: number; by: number }
  | { do: "begin"; action: SensitiveAction; account: number; ticket: number; by: number }
  | { do: "set"; method: VerificationMethod }
  | { do: "pass"; minutes: number };

const day = 24 * 60;
/** What is on file of somebody, with the minutes after which it proves something. */
const least: Partial<Record<VerificationMethod, number>> = {
  ...{ passkey: 7 * day, authenticator: 7 * day, recovery_code: 7 * day, sms_code: 7 * day, call_back: 30 * day, manager: 7 * day },
};
const kept = Object.keys(least) as VerificationMethod[];
const actions = ["unlock", "reset_password", "change_factor"] as const satisfies SensitiveAction[];
const one = fc.constantFrom(0, 1);
const where = { action: fc.constantFrom(...actions), account: one, ticket: one, by: one };
const usually = <T>(arbitrary: fc.Arbitrary<T>, usual: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
const near = { action: usually(where.action, "reset_password"), account: usually(one, 0), ticket: usually(one, 0), by: usually(one, 0) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("prove" as const), method: fc.constantFrom(...verificationMethods), ...near }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("begin" as const), ...near }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("pass" as const), minutes: fc.constantFrom(1, 5, 14, 15, 120, 1439, 7 * day, 30 * day - 1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("set" as const), method: fc.constantFrom(...verificationMethods) }) },
);
/** Since how many minutes each way was there when it began. */
const ages = fc.record(
  Object.fromEntries(kept.map((method) => [method, fc.constantFrom(0, 6 * day, 7 * day - 1, 7 * day, 30 * day - 1, 30 * day, 400 * day)])),
);
const sequence = fc.record({
  kind: fc.constantFrom(...accountClasses),
  ages: ages.map((all) => ({ ...all, call_back: all["sms_code"] ?? 0 })),
  steps: fc.array(step, { minLength: 4, maxLength: 14 }),
});

const channel = (method: VerificationMethod): string => (method === "sms_code" || method === "call_back" ? "telephone" : method);
const high = (methods: readonly VerificationMethod[]) => methods.filter((m) => m === "passkey" || m === "in_person").length;
const proofs = (methods: readonly VerificationMethod[]) => methods.filter((m) => m !== "second_person");
const said = (m: VerificationMethod) => m === "call_back" || m === "video";
const twoWays = (methods: readonly VerificationMethod[]) =>
  proofs(methods).some((a) => proofs(methods).some((b) => channel(a) !== channel(b) && !(said(a) && said(b))));

/** The table of the policy, in words of its own. */
function allowed(action: SensitiveAction, kind: AccountClass, m: readonly VerificationMethod[]): boolean {
  const two = twoWays(m);
  const manager = m.includes("manager");
  const second = m.includes("second_person");
  const alone = m.some((method) => !["sms_code", "mail_code", "second_person"].includes(method));
  if (action === "unlock") return kind === "normal" ? alone || two : kind === "elevated" ? high(m) > 0 : false;
  if (action === "reset_password")
    return kind === "normal"
      ? high(m) > 0 || two
      : kind === "elevated"
        ? high(m) > 0 && manager
        : second && (m.includes("in_person") || m.includes("video"));
  return kind === "normal" ? high(m) > 0 && two : kind === "elevated" ? high(m) > 0 && manager : second && high(m) > 0;
}

/** The same mobile takes the text message and the call. */
const togetherWith = (method: VerificationMethod): readonly VerificationMethod[] =>
  method === "sms_code" || method === "call_back" ? ["sms_code", "call_back"] : [method];

interface Piece {
  id: string;
  key: string;
  at: number;
  method: VerificationMethod;
  used: boolean;
}
const keyOf = (s: Extract<Step, { do: "prove" | "begin" }>) => [s.action, s.account, s.ticket, s.by].join(" ");

/** Says of every beginning whether it may be; told what was used. */
function model(kind: AccountClass, ages: Record<string, number>) {
  const since = new Map(Object.entries(ages).map(([method, age]) => [method, -age]));
  const set = (method: VerificationMethod) => {
    for (const one of togetherWith(method)) if (since.has(one)) since.set(one, now);
  };
  const pieces: Piece[] = [];
  const begun: { action: SensitiveAction; effect: number }[] = [];
  let now = 0;
  return {
    pass: (minutes: number) => (now += minutes),
    set,
    /** Whether this way may be tried now. */
    open: (method: VerificationMethod) => now - (since.get(method) ?? Number.NEGATIVE_INFINITY) >= (least[method] ?? 0),
    prove: (id: string, s: Extract<Step, { do: "prove" }>) => pieces.push({ id, key: keyOf(s), at: now, method: s.method, used: false }),
    may(s: Extract<Step, { do: "begin" }>): boolean {
      const methods = pieces.filter((p) => p.key === keyOf(s) && !p.used && now - p.at < 15).map((p) => p.method);
      const other = s.action === "reset_password" ? "change_factor" : s.action === "change_factor" ? "reset_password" : null;
      const both = begun.some((b) => b.action === other && now - b.effect < 1440);
      if (!both) return allowed(s.action, kind, methods);
      return kind === "privileged" ? false : allowed("change_factor", kind === "normal" ? "elevated" : "privileged", methods);
    },
    began(s: Extract<Step, { do: "begin" }>, evidence: readonly string[]) {
      const used = pieces.filter((p) => evidence.includes(p.id));
      const other = s.action === "reset_password" ? "change_factor" : "reset_password";
      const both = s.action !== "unlock" && begun.some((b) => b.action === other && now - b.effect < 1440);
      for (const p of used) p.used = true;
      const as = both ? (kind === "normal" ? "elevated" : "privileged") : kind;
      const asFactor = both || s.action === "change_factor";
      const waits = { normal: high(used.map((p) => p.method)) > 1 ? 0 : 60, elevated: 240, privileged: 1440 }[as];
      begun.push({ action: s.action, effect: now + (asFactor ? waits : 0) });
    },
  };
}

let fresh: FreshDatabase;
let world: World;
let tickets: string[];
beforeAll(async () => {
  fresh = await freshDatabase();
  await transaction(fresh.db, async (tx) => {
    world = await smallWorld(tx);
    const given = { subject: "Locked out", description: "", channel: "phone" as const, requester: { id: world.people.ane.id } };
    tickets = [
      (await openTicket(tx, world.actors.per, new Date(), given)).id,
      (await openTicket(tx, world.actors.per, new Date(), given)).id,
    ];
  });
  configureAccess({ publicUrl: "https://desk.example.com", holdFactors: async () => null, deliverCode: async () => {} });
  const { ane, manager } = world.people;
  await fresh.pool.query("update sms_gateway set active = true");
  await fresh.pool.query("update person set mobile = '+4790014120' where id = $1", [ane.id]);
  await fresh.pool.query("insert into line_manager values ($1, $2, now())", [ane.id, manager.id]);
  await fresh.pool.query("insert into passkey values ($1, $2, 'a', '', 0, '{}', 'Phone', now())", [newId(), ane.id]);
  await fresh.pool.query("insert into authenticator values ($1, $2, 'sealed', now(), now())", [newId(), ane.id]);
  await fresh.pool.query("insert into recovery_code values ($1, $2, '', '', now())", [newId(), ane.id]);
});

/** As if somebody had set it then: a factor, a number, or who decides for them. */
async function setAt(method: VerificationMethod, at: Date): Promise<void> {
  const ane = world.people.ane.id;
  const put = (...queries: string[]) =>
    Promise.all(queries.map((query) => fresh.pool.query(query, query.includes("$2") ? [ane, at] : [ane])));
  if (method === "passkey") await put("update passkey set created_at = $2 where person_id = $1");
  if (method === "authenticator") await put("update authenticator set confirmed_at = $2 where person_id = $1");
  if (method === "recovery_code") await put("update recovery_code set created_at = $2 where person_id = $1");
  if (method === "manager") await put("update line_manager set set_at = $2 where person_id = $1");
  if (method === "sms_code" || method === "call_back") await put("update contact_point set since = $2 where person_id = $1");
}
afterAll(() => fresh.close());

const start = Date.parse("2026-03-02T09:00:00Z");

it("9,700 sequences in memory: nothing begins without what the table asks for, and nothing that may is refused", () => {
  fc.assert(
    fc.property(sequence, ({ kind, ages, steps }) => {
      const told = model(kind, ages);
      const since = new Map(Object.entries(ages).map(([method, age]) => [method, new Date(start - age * 60_000)]));
      const held: (Piece & Parameters<typeof decide>[1]["passed"][number])[] = [];
      const begun: { action: SensitiveAction; effect: number }[] = [];
      let now = start;
      for (const s of steps) {
        if (s.do === "pass") {
          told.pass(s.minutes);
          now += s.minutes * 60_000;
          continue;
        }
        if (s.do === "set") {
          told.set(s.method);
          for (const one of togetherWith(s.method)) if (since.has(one)) since.set(one, new Date(now));
          continue;
        }
        const bound = {
          active: true,
          person_id: "ane",
          directory_id: null,
          account_key: `${s.account}`,
          action: s.action,
          ticket_id: `${s.ticket}`,
          technician_id: `${s.by}`,
        };
        if (s.do === "prove") {
          const settled = (since.get(s.method) ?? new Date(0)) <= settledBefore(s.method, new Date(now));
          expect(settled).toBe(told.open(s.method));
          if (!settled) continue;
          const id = `${held.length}`;
          held.push({
            ...bound,
            id,
            key: "",
            at: now,
            used: false,
            method: s.method,
            good_until: new Date(now + 15 * 60_000),
            used_at: null,
            asked_open: true,
            asked_leads: true,
          });
          told.prove(id, s);
          continue;
        }
        const { met } = decide(
          bound,
          {
            policy: (action, accountClass) => usualPolicy[action][accountClass],
            accountClass: kind,
            begun: begun.filter((b) => now - b.effect < 24 * 3_600_000).map(({ action }) => action),
            ownManager: false,
            passed: held,
          },
          new Date(now),
        );
        expect(met !== null).toBe(told.may(s));
        if (!met) continue;
        for (const piece of held) if (met.evidence.includes(piece.id)) piece.used_at = new Date(now);
        begun.push({ action: s.action, effect: now + met.delayMinutes * 60_000 });
        told.began(s, met.evidence);
      }
    }),
    { numRuns: 9_700 },
  );
});

it("300 sequences on a real database", { timeout: 120_000 }, async () => {
  let days = 0;
  await fc.assert(
    fc.asyncProperty(sequence, async ({ kind, ages, steps }) => {
      const told = model(kind, ages);
      let now = start + (days += 1000) * 24 * 3_600_000;
      for (const method of kept) await setAt(method, new Date(now - ((ages as Record<string, number>)[method] ?? 0) * 60_000));
      const by = [world.actors.per, world.actors.kari];
      for (const s of steps) {
        if (s.do === "pass") {
          told.pass(s.minutes);
          now += s.minutes * 60_000;
          continue;
        }
        const at = new Date(now);
        if (s.do === "set") {
          told.set(s.method);
          if (kept.includes(s.method)) await setAt(s.method, at);
          continue;
        }
        const actor = { ...(by[s.by] ?? world.actors.per), sessionId: newId() };
        const ticketId = tickets[s.ticket] ?? "";
        const account = { directoryId: null, key: `${days} ${s.account}`, accountClass: kind };
        const personId = world.people.ane.id;
        if (s.do === "prove") {
          const { ways } = await waysOf(fresh.db, personId, actor.personId ?? "", at);
          const way = ways.find(({ method }) => method === s.method);
          const isOpen = s.method === "mail_code" ? true : way?.hindrance === null;
          expect([s.method, isOpen]).toEqual([s.method, told.open(s.method)]);
          if (!isOpen) continue;
          const id = newId();
          await insertVerification(fresh.db, {
            id,
            ticket_id: ticketId,
            person_id: personId,
            directory_id: null,
            account_key: account.key,
            action: s.action,
            technician_id: actor.personId ?? "",
            method: s.method,
            asked_id:
              { manager: world.people.manager.id, second_person: world.people.lead.id, in_person: world.people.lars.id }[
                s.method as string
              ] ?? null,
            state: "passed",
            started_at: at,
            open_until: at,
            good_until: new Date(now + 15 * 60_000),
          });
          told.prove(id, s);
          continue;
        }
        const took = await transaction(fresh.db, (tx) =>
          consumeEvidence(tx, { actor, ticketId, personId, account, action: s.action, at }),
        ).catch(() => null);
        expect(took !== null).toBe(told.may(s));
        if (took) told.began(s, took.evidence);
      }
    }),
    { numRuns: 300 },
  );
});
