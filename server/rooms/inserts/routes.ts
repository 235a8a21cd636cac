import { insertRoutes } from "../../../contract/inserts.ts";
import { handle } from "../../platform/http/handle.ts";
import { findInserts } from "./find-inserts.ts";
import { readInsert } from "./read-insert.ts";

export const routes = handle(insertRoutes, {
  "GET /inserts": async ({ db, actor, query }) => ({ items: await findInserts(db, actor, query.q) }),
  "GET /tickets/{id}/inserts/{source}/{insert}": async ({ db, actor, params, query }) => ({
    body: await readInsert(db, actor, { ticket: params.id, source: params.source, insert: params.insert, into: query.into }),
  }),
});
