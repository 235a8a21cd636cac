import { availabilityRoutes } from "../../../contract/availability.ts";
import { handle } from "../../platform/http/handle.ts";
import { showEverybody, showMine } from "./now.ts";
import { say } from "./say.ts";

export const routes = handle(availabilityRoutes, {
  "GET /availability": ({ db, actor, now }) => showMine(db, actor, now),
  "PUT /availability": async ({ db, actor, now, body }) => {
    await say(db, actor, now, body.state);
    return showMine(db, actor, now);
  },
  "GET /availability/now": ({ db, now }) => showEverybody(db, now),
});
