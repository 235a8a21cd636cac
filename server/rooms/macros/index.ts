/** What technicians have ready: words to insert, and acts to run on a ticket, for themselves, a team or everybody. */
import type { Room } from "../../platform/room.ts";
import { knowParts } from "../catalog/index.ts";
import { faultsOf } from "./blanks.ts";
import { routes } from "./routes.ts";
import { knowStepUses } from "../tickets/index.ts";
import { macrosSetting, sharedMacros } from "./store.ts";

export { fillIn, fillingFor, paths, type Filling } from "./blanks.ts";
export { faultsOfAct } from "./check-acts.ts";
export { namesOf } from "./names-of.ts";
export { prepare } from "./prepare.ts";

knowParts(async (db, { reply, macro_ids: ids = [] }) => {
  const known = ids.length > 0 ? await sharedMacros(db, ids) : new Set<string>();
  const unknown = ids.flatMap((id, at) =>
    known.has(id) ? [] : [{ pointer: `/macro_ids/${at}`, code: "unknown", facts: { what: "macro" } }],
  );
  return [...unknown, ...(reply ? faultsOf("/reply", reply) : [])];
});

// What somebody has for themselves has no name for others.
knowStepUses(async (db, keys) =>
  (await Promise.all(keys.map((key) => macrosSetting(db, key))))
    .flat()
    .flatMap(({ name, scope }) => (scope === "personal" ? [] : [{ what: "macro" as const, name }])),
);

export const room: Room = { name: "macros", routes };
