/** Search: tickets and people by words, names and numbers, within what the asker may see. */
import { searchRoutes } from "../../../contract/work.ts";
import { handle } from "../../platform/http/handle.ts";
import type { Room } from "../../platform/room.ts";
import { search } from "./search.ts";

export const room: Room = {
  name: "search",
  routes: handle(searchRoutes, { "GET /search": ({ db, actor, query }) => search(db, actor, query) }),
};
