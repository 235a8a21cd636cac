import { toneRoutes } from "../../../contract/tone.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside } from "../tickets/index.ts";
import { readTone } from "./read-tone.ts";

export const routes = handle(toneRoutes, {
  "GET /tickets/{id}/tone": async ({ db, actor, params }) => ({ tone: await readTone(db, await loadInside(db, actor, params.id)) }),
});
