import { draftRoutes } from "../../../contract/work.ts";
import { personIdOf } from "../../platform/actor.ts";
import { handle } from "../../platform/http/handle.ts";
import { keepDraft } from "./keep-draft.ts";
import { draftsOf } from "./store.ts";

export const boundRoutes = handle(draftRoutes, {
  "GET /drafts": async ({ db, actor, query }) => {
    const rows = await draftsOf(db, personIdOf(actor), query.key);
    return { items: rows.map((row) => ({ key: row.key, body: row.body, updated_at: row.updated_at.toISOString() })) };
  },
  "PUT /drafts": ({ db, actor, now, body }) => keepDraft(db, actor, now, body),
});
