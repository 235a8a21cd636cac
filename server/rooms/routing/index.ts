/** Routing: who is asked to take a ticket that nobody has, by rules, with the reasons for every decision (ADR 57). */
import type { Room } from "../../platform/room.ts";
import { knowUses } from "../tickets/index.ts";
import { jobs } from "./on-time.ts";
import { reaction } from "./react.ts";
import { routes } from "./routes.ts";
import { rulesNaming } from "./store-rules.ts";

knowUses(async (db, keys) => (await rulesNaming(db, keys)).map(({ name }) => ({ what: "rule", name })));

export { shapeProfile } from "./profiles.ts";
export { createSkill } from "./skills.ts";
export { createRule } from "./write-rule.ts";
export { decide, type Candidate, type Standing, type Wanted } from "./decide.ts";
export { routeOnTime } from "./on-time.ts";

export const room: Room = { name: "routing", routes, reactions: [reaction], jobs };
