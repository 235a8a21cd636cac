import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import type { Actor } from "../../platform/actor.ts";
import { anonymous, theDesk } from "../../platform/actor.ts";
import { sql, type Db } from "../../platform/db.ts";
import { actorFor, grantRole } from "../access/index.ts";
import { addMember, changeTeam } from "../teams/index.ts";
import { setConfidential } from "./access/confidentiality.ts";
import { letIn as letInto } from "./access/readers.ts";
import { changeTicket } from "./change-ticket.ts";
import { escalate } from "./escalate.ts";
import { loadInside } from "./load-ticket.ts";
import { offer } from "./offer.ts";
import { openTicket } from "./open-ticket.ts";
import { isStaff, mayReadAsRequester, mayReadInside, mayReadTicket, mayWorkOn } from "./policy.ts";
import { factsOf } from "./store.ts";
import { selectTickets } from "./store-rows.ts";
import { beyondOf, insideScopeOf, openToStaff, scopeOf } from "./store-scope.ts";
import { audienceOf } from "./read-timeline.ts";
import { watch } from "./watch.ts";

const now = new Date("2026-03-02T09:00:00Z");
const everything = sql<boolean>`true`;

/** Tickets that differ in everything that a policy looks at. */
async function someTickets(db: Db, world: World) {
  const { per, administrator } = world.actors;
  const open = (requester: string, more = {}) =>
    openTicket(db, per, now, { subject: "Printer", description: "", requester: { id: requester }, channel: "phone", ...more });
  const { ane, jonas, siri, kari } = world.people;
  const plain = await open(ane.id);
  const behalf = await open(jonas.id, { on_behalf_of: { id: ane.id } });
  const watched = await open(jonas.id);
  await watch(db, per, now, watched.id, { id: ane.id });
  const secret = await open(jonas.id);
  await escalate(db, administrator, now, secret.id, { reason: "phishing", path: "security" });
  const offered = await open(siri.id);
  await offer(db, per, now, offered.id, kari.id);
  return { plain, behalf, watched, secret, offered };
}

/** As `someTickets`, in teams that are closed, of limited members, confidential, and with somebody let in. */
async function narrowTickets(db: Db, world: World) {
  const { per, kari, sara, administrator } = world.actors;
  const { people } = world;
  const [messaging, security, desk] = ["messaging", "security", "service-desk"].map((key) => teamOf(world, key));
  if (!messaging || !security || !desk) throw new Error("a team is missing");
  const open = (requester: string, team: string) =>
    openTicket(db, administrator, now, { subject: "Pay slip", description: "", requester: { id: requester }, channel: "phone", team });
  const hers = await open(people.ane.id, messaging.id);
  const letIn = await open(people.jonas.id, messaging.id);
  await letInto(db, administrator, now, letIn.id, people.per.id);
  const secret = await open(people.ane.id, messaging.id);
  await setConfidential(db, kari, now, secret.id, true);
  const secretToPer = await open(people.ane.id, security.id);
  await setConfidential(db, sara, now, secretToPer.id, true);
  await letInto(db, sara, now, secretToPer.id, people.per.id);
  const pers = await open(people.per.id, messaging.id);
  await setConfidential(db, kari, now, pers.id, true);
  const held = await open(people.ane.id, desk.id);
  await changeTicket(db, administrator, now, held.id, { assignee: people.per.id });
  await setConfidential(db, per, now, held.id, true);
  const lots = { hers, letIn, secret, secretToPer, pers, held };
  await changeTeam(db, administrator, messaging, { closed: true });
  return lots;
}

describe("one rule, two forms, also where teams are closed and members limited", () => {
  for (const rights of [["read"], ["create"], ["read", "create"], ["work"]] as const) {
    test(`with ${rights.join(" and ")}`, async ({ db }) => {
      const world = await smallWorld(db);
      await someTickets(db, world);
      await narrowTickets(db, world);
      for (const key of ["service-desk", "messaging"])
        for (const who of ["per", "lars", "kari"] as const)
          await addMember(db, teamOf(world, key).id, world.people[who].id, false, null, rights);
      const all = await selectTickets(db, everything, undefined, 100);
      expect(all).toHaveLength(11);
      for (const actor of [theDesk(["tickets:read", "tickets:work"]), anonymous("en")]) {
        const seen = await selectTickets(db, insideScopeOf(actor), undefined, 100);
        expect(seen).toHaveLength(all.filter((row) => mayReadInside(actor, factsOf(row))).length);
      }
      for (const name of Object.keys(world.actors) as (keyof World["actors"])[]) {
        const fresh = await actorFor(db, world.people[name].id);
        const viewed = { ...fresh, viewedBy: { id: world.people.administrator.id, name: "", viewId: "", until: now } };
        for (const actor of [fresh, viewed]) {
          for (const as of [undefined, "requester"] as const) {
            const listed = (await selectTickets(db, scopeOf(actor, as), undefined, 100)).map((row) => row.number);
            const allowed = all.filter((row) => (as ? mayReadAsRequester : mayReadTicket)(actor, factsOf(row))).map((row) => row.number);
            expect(listed.toSorted(), `${name} ${as ?? ""}`).toEqual(allowed.toSorted());
          }
          const inside = await selectTickets(db, insideScopeOf(actor), undefined, 100);
          expect(inside.map(({ number }) => number)).toEqual(
            all.filter((row) => mayReadInside(actor, factsOf(row))).map(({ number }) => number),
          );
          if (!isStaff(actor)) continue;
          // What is counted for all and what is counted for one are, together and without overlap, what the one reads.
          const [shared, beyond, scope] = await Promise.all(
            [openToStaff(actor), beyondOf(actor), scopeOf(actor)].map((one) => selectTickets(db, one, undefined, 100)),
          );
          expect([...(shared ?? []), ...(beyond ?? [])].map(({ number }) => number).toSorted()).toEqual(
            (scope ?? []).map(({ number }) => number).toSorted(),
          );
        }
      }
    });
  }

  test("of a closed team and a confidential ticket it sees who should, and nobody else", async ({ db }) => {
    const world = await smallWorld(db);
    const { hers, letIn, secret, secretToPer, held } = await narrowTickets(db, world);
    const inside = async (id: string) => {
      const [row] = await selectTickets(db, sql<boolean>`ticket.id = ${id}`);
      if (!row) throw new Error("the ticket is gone");
      const names: string[] = [];
      for (const name of Object.keys(world.actors) as (keyof World["actors"])[])
        if (mayReadInside(await actorFor(db, world.people[name].id), factsOf(row))) names.push(name);
      return names.toSorted();
    };
    const oversight = ["administrator", "auditor", "manager"];
    const messaging = Object.keys(world.actors).filter((name) => world.actors[name as "per"].teamIds.has(teamOf(world, "messaging").id));
    const desk = Object.keys(world.actors).filter((name) => world.actors[name as "per"].teamIds.has(teamOf(world, "service-desk").id));
    expect(await inside(hers.id)).toEqual([...new Set([...oversight, ...messaging])].toSorted());
    expect(await inside(letIn.id)).toEqual([...new Set([...oversight, ...messaging, "per"])].toSorted());
    expect(await inside(secret.id)).toEqual(messaging.toSorted());
    expect(await inside(secretToPer.id)).toEqual(["per", "sara"]);
    expect(await inside(held.id)).toEqual([...new Set([...desk, "per"])].toSorted());
  });
});

describe("one rule, two forms", () => {
  test("what a list shows is what the policy allows, for every actor and ticket", async ({ db }) => {
    const world = await smallWorld(db);
    await someTickets(db, world);
    await grantRole(db, world.people.jonas.id, "requester", world.organizations.nordvik.id);
    const actors: Record<string, Actor> = { ...world.actors, jonas: await actorFor(db, world.people.jonas.id), nobody: anonymous("en") };
    const all = await selectTickets(db, everything, undefined, 100);
    expect(all).toHaveLength(5);
    for (const [name, actor] of Object.entries(actors)) {
      for (const as of [undefined, "requester"] as const) {
        const listed = new Set((await selectTickets(db, scopeOf(actor, as), undefined, 100)).map((row) => row.number));
        const allowed = new Set(
          all.filter((row) => (as ? mayReadAsRequester : mayReadTicket)(actor, factsOf(row))).map((row) => row.number),
        );
        expect(listed, `${name} ${as ?? ""}`).toEqual(allowed);
      }
    }
  });
});

describe("who sees what", () => {
  test("a requester sees their own, what is for them and what they follow; nothing of others", async ({ db }) => {
    const world = await smallWorld(db);
    const { plain, behalf, watched } = await someTickets(db, world);
    const seen = await selectTickets(db, scopeOf(world.actors.ane), undefined, 100);
    expect(seen.map((row) => row.id).toSorted()).toEqual([plain.id, behalf.id, watched.id].toSorted());
  });

  test("a security matter is seen by its team and by those with authority, by no other technician", async ({ db }) => {
    const world = await smallWorld(db);
    const { secret } = await someTickets(db, world);
    const [row] = await selectTickets(db, sql<boolean>`ticket.id = ${secret.id}`);
    if (!row) throw new Error("the ticket is gone");
    const readers = Object.entries(world.actors).filter(([, actor]) => mayReadTicket(actor, factsOf(row)));
    expect(readers.map(([name]) => name).toSorted()).toEqual(["administrator", "auditor", "jonas", "manager", "sara"]);
  });

  test("tier 1 may not change what is with tier 2; tier 3 may help tier 2; an auditor changes nothing", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari, lars, auditor, administrator } = world.actors;
    const { id } = await openTicket(db, per, now, {
      subject: "VPN",
      description: "",
      requester: { id: world.people.ane.id },
      channel: "phone",
    });
    await escalate(db, per, now, id, { reason: "over to you", team: teamOf(world, "messaging").key, path: "functional" });
    const [row] = await selectTickets(db, sql<boolean>`ticket.id = ${id}`);
    if (!row) throw new Error("the ticket is gone");
    const facts = factsOf(row);
    expect([per, kari, lars, auditor, administrator].map((actor) => mayWorkOn(actor, facts))).toEqual([false, true, true, false, true]);
  });

  test("a technician whom a security matter is about sees no more of it than any requester", async ({ db }) => {
    const world = await smallWorld(db);
    const { per, kari } = world.actors;
    const { id } = await openTicket(db, per, now, {
      subject: "Odd sign-in",
      description: "",
      requester: { id: world.people.kari.id },
      channel: "phone",
    });
    await escalate(db, per, now, id, { reason: "investigate Kari", path: "security" });
    const [row] = await selectTickets(db, sql<boolean>`ticket.id = ${id}`);
    if (!row) throw new Error("the ticket is gone");
    expect(audienceOf(kari, row)).toBe("requester");
    expect(mayWorkOn(kari, factsOf(row))).toBe(false);
    await expect(loadInside(db, kari, id)).rejects.toMatchObject({ status: 404 });
  });
});
