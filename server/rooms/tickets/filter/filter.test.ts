import { describe, expect } from "vitest";
import { test } from "../../../../tests/database.ts";
import { smallWorld, type World } from "../../../../tests/world.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { accept } from "../accept.ts";
import { escalate } from "../escalate.ts";
import { listTickets } from "../list-tickets.ts";
import { openTicket } from "../open-ticket.ts";
import { resolve } from "../resolve.ts";

// Seen red: with "not" as SQL's own, which forgets what is null; with times of every place taken for UTC's; with the category alone, without
// what is below it; and with a filter that a requester's list obeyed.

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute));
const now = at(30);

async function openFive(db: Db, { actors, people }: World): Promise<void> {
  const { per, kari } = actors;
  const open = (minute: number, subject: string, more: object = {}) =>
    openTicket(db, per, at(minute), { subject, description: "", requester: { id: people.ane.id }, channel: "phone", ...more });
  const { id: mine } = await open(0, "A paper jam", { tags: ["vip", "floor 3"], source: "counter" });
  await accept(db, per, at(1), mine);
  const { id: hers } = await open(5, "B 100% full_disk", { requester: { id: people.siri.id }, channel: "walk_in" });
  await escalate(db, per, at(6), hers, { reason: "Needs the broker", tier: 2, team: "messaging", path: "functional" });
  const { id: done } = await open(10, "C paper out", { category: "printing-printers" });
  await accept(db, per, at(11), done);
  await resolve(db, per, at(12), done, { body: "Filled up" });
  await open(15, "D nobody's");
  const { id: last } = await open(20, "E urgent", { impact: 1, urgency: 1, tags: ["vip"] });
  await escalate(db, per, at(21), last, { reason: "Mail is down", team: "messaging", path: "functional" });
  await accept(db, kari, at(22), last);
}

/** The first letters of what it finds, the oldest first. */
async function found(db: Db, actor: Actor, filter: string): Promise<string> {
  const { rows } = await listTickets(db, actor, now, { limit: 50, filter, sort: "newest" });
  return rows
    .map(({ subject }) => subject[0])
    .toReversed()
    .join("");
}

describe("a filter finds", () => {
  test("what it asks for, each way there is", async ({ db }) => {
    const world = await smallWorld(db);
    await openFive(db, world);
    const asked: Record<string, string> = {
      "": "ABCDE",
      "status:resolved": "C",
      "status:new,resolved": "CD",
      "priority:critical": "E",
      "channel:walk_in": "B",
      "kind:incident": "ABCDE",
      "tier:2": "BE",
      "team:messaging": "BE",
      "team:mine": "ACD",
      "assignee:me": "AC",
      "assignee:none": "BD",
      "assignee:none,kari.solberg@nordvik.example": "BDE",
      [`requester:${world.people.siri.id}`]: "B",
      "requester:ane.berg@nordvik.example": "ACDE",
      [`organization:${world.organizations.havbris.id}`]: "B",
      "category:printing": "C",
      "tag:vip": "AE",
      'tag:"floor 3",none': "A",
      "source:counter": "A",
      "is:active": "ABDE",
      "is:unassigned": "BD",
      "is:unaccepted": "B",
      "is:restricted": "",
      "solved>=2026-03-02T09:12Z": "C",
      "opened<-15m": "ABC",
      "opened>=today": "ABCDE",
      "opened<2026-03-02": "",
      "reopened>0": "",
      PAPER: "AC",
      '"100%"': "B",
      full_d: "B",
      "100_": "",
    };
    const answers: Record<string, string> = {};
    for (const filter of Object.keys(asked)) answers[filter] = await found(db, world.actors.per, filter);
    expect(answers).toEqual(asked);
  });

  test("with -, or and brackets what sets would: what is not set is not that", async ({ db }) => {
    const world = await smallWorld(db);
    await openFive(db, world);
    const of = (filter: string) => found(db, world.actors.per, filter);
    const leaves = ["assignee:me", "source:counter", "solved>=today", "category:printing", "tag:vip", "is:active", "paper"];
    const sets: [string, Set<string>][] = [];
    for (const leaf of leaves) sets.push([leaf, new Set(await of(leaf))]);
    const kept = (has: (letter: string) => boolean) => [..."ABCDE"].filter(has).join("");
    for (const [a, inA] of sets) {
      expect(await of(`-${a}`), a).toBe(kept((letter) => !inA.has(letter)));
      for (const [b, inB] of sets) {
        expect(await of(`${a} ${b}`), `${a} ${b}`).toBe(kept((letter) => inA.has(letter) && inB.has(letter)));
        expect(await of(`-(${a} or -${b})`), `-(${a} or -${b})`).toBe(kept((letter) => !inA.has(letter) && inB.has(letter)));
      }
    }
  });

  test("by the days of the place where it is read", async ({ db }) => {
    const world = await smallWorld(db);
    await openFive(db, world);
    const there = (timeZone: string, filter: string) => found(db, { ...world.actors.per, timeZone }, filter);
    // Midnight in Honolulu is ten o'clock in UTC: there it is still the day before.
    expect(await there("Pacific/Honolulu", "opened<2026-03-02")).toBe("ABCDE");
    expect(await there("Pacific/Honolulu", "opened<today")).toBe("");
    expect(await there("Europe/Oslo", "opened<2026-03-02")).toBe("");
    expect(await there("Pacific/Auckland", "opened<tomorrow")).toBe("ABCDE");
  });

  test("nothing more than its reader may see, and for a requester it asks nothing", async ({ db }) => {
    const world = await smallWorld(db);
    await openFive(db, world);
    expect(await found(db, world.actors.siri, "-is:active")).toBe("B");
    expect(await found(db, world.actors.siri, "colour:red")).toBe("B");
    expect(await found(db, world.actors.ane, "channel:walk_in")).toBe("ACDE");
  });
});

describe("a filter that cannot be meant", () => {
  test("is refused at the word that is wrong", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const refusal = async (filter: string) => {
      try {
        return await found(db, actors.per, filter);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { at: from, length } = error.extra["filter_fault"] as { at: number; length: number };
        return [error.status, error.errors[0]?.code, filter.slice(from, from + length)];
      }
    };
    expect(await refusal("is:active colour:red")).toEqual([400, "filter_unknown_field", "colour"]);
    expect(await refusal("team:messaging,messging")).toEqual([400, "filter_not_known", "messging"]);
    expect(await refusal('tag:a -category:"no such"')).toEqual([400, "filter_not_known", '"no such"']);
    expect(await refusal("assignee:nobody@nordvik.example")).toEqual([400, "filter_not_known", "nobody@nordvik.example"]);
    expect(await refusal(`team:${Array.from({ length: 41 }, (_, n) => `t${n}`).join(",")}`)).toMatchObject({
      0: 400,
      1: "filter_too_long",
    });
  });
});
