import { expect } from "vitest";
import { transaction } from "../server/platform/db.ts";
import { publish } from "../server/platform/events/publish.ts";
import { createApiKey } from "../server/rooms/access/index.ts";
import { room as notifications } from "../server/rooms/notifications/index.ts";
import { room, routeOnTime } from "../server/rooms/routing/index.ts";
import { room as rules } from "../server/rooms/rules/index.ts";
import { addMember } from "../server/rooms/teams/index.ts";
import { settle } from "./database.ts";
import { openDesk } from "./security/open-desk.ts";
import { smallWorld, teamOf } from "./world.ts";

const names = ["per", "kari", "lars", "ane", "jonas", "lead", "manager", "auditor", "administrator"] as const;
export type Who = (typeof names)[number];

export const usual = { name: "Who is free", way: "least_loaded", accept_minutes: 10, give_up_minutes: 120 };

/** A desk whose service desk has three who take work: Per, Kari and Ingrid, its lead. */
export async function routedDesk() {
  const desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  const keys = new Map<Who, string>();
  const world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of names) keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
    await addMember(tx, teamOf(made, "service-desk").id, made.people.kari.id, false);
    return made;
  });
  const call = (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    desk.call(method, path, { key: keys.get(who), body, ...(headers && { headers }) });
  const reactions = [room, rules, notifications].flatMap((one) => one.reactions ?? []);
  const calm = () => settle(desk.db, reactions);
  const team = (key: string) => teamOf(world, key).id;
  /** What is remembered of them is forgotten with what is told. */
  async function withoutRules(): Promise<void> {
    await desk.pool.query("update routing_rule set active = false, retired_at = now()");
    for (const type of ["routing_rule.deleted", "work_profile.changed"])
      await transaction(desk.db, async (tx) => void (await publish(tx, { type, actorId: null })));
  }
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const about = async (id: string) => (await call("administrator", "GET", `/tickets/${id}`)).body;
  return {
    desk,
    world,
    call,
    calm,
    team,
    withoutRules,
    inMinutes,
    about,
    /** Nothing of the test before is left. */
    async clear(): Promise<void> {
      await desk.pool.query("update offer set answer = 'withdrawn' where answer is null");
      await desk.pool.query("update ticket set status = 'closed', closed_at = now() where status <> 'closed'");
      await desk.pool.query("update routing_turn set state = 'over'");
      for (const table of ["routing_last", "work_profile", "person_skill", "availability", "away"])
        await desk.pool.query(`delete from ${table}`);
      await withoutRules();
      await calm();
    },
    async says(state: string, ...who: Who[]): Promise<void> {
      for (const one of who) expect((await call(one, "PUT", "/availability", { state })).status).toBe(200);
    },
    async rule(given: object = {}, who: Who = "administrator") {
      const made = await call(who, "POST", "/routing-rules", { ...usual, fallback: team("service-desk"), active: true, ...given });
      expect([made.status, made.text]).toEqual([201, expect.anything()]);
      return made.body as { id: string; version: number };
    },
    async open(more: object = {}, subject = "The printer streaks"): Promise<string> {
      const requester = { id: world.people.ane.id };
      const made = await call("administrator", "POST", "/tickets", { subject, requester, team: "service-desk", ...more });
      expect([made.status, made.text]).toEqual([201, expect.anything()]);
      await calm();
      return made.body.id as string;
    },
    offered: async (id: string): Promise<string | null> => (await about(id)).offer?.technician.name ?? null,
    story: async (id: string, who: Who = "per") => (await call(who, "GET", `/tickets/${id}/routing`)).body,
    async onTime(minutes: number): Promise<void> {
      await routeOnTime(desk.db, inMinutes(minutes));
      await calm();
    },
    /** What they said is confirmed at that moment, too. */
    stillThere: (minutes: number) => desk.pool.query("update availability set confirmed_at = $1", [inMinutes(minutes)]),
  };
}
