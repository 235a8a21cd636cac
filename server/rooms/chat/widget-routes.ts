import { chatWidgetRoutes, type ChatWidget } from "../../../contract/chat-widgets.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { changeWidget, createWidget } from "./change-widget.ts";
import { mostEach, setMostEach } from "./store.ts";
import { findWidget, listWidgets, lockWidget, type ShownWidget } from "./store-widgets.ts";

const present = ({ team_name, changed_at, ...row }: ShownWidget): ChatWidget => ({
  ...row,
  team: row.team_id && team_name !== null ? { id: row.team_id, name: team_name } : null,
  changed_at: changed_at.toISOString(),
});

async function load(db: Db, idOrKey: string): Promise<ShownWidget> {
  const row = await findWidget(db, isId(idOrKey) ? "id" : "key", idOrKey);
  if (!row) throw notFound("chat_widget");
  return row;
}

export const widgetRoutes = handle(chatWidgetRoutes, {
  "GET /chat-widgets": async ({ db }) => ({ items: (await listWidgets(db)).map(present) }),
  "POST /chat-widgets": async ({ db, actor, now, body }) => present(await load(db, await createWidget(db, actor, now, body))),
  "GET /chat-widgets/{id}": async ({ db, params }) => present(await load(db, params.id)),
  "PATCH /chat-widgets/{id}": async ({ db, actor, now, params, body, request }) => {
    const { id } = await load(db, params.id);
    const row = await lockWidget(db, id);
    if (!row) throw notFound("chat_widget");
    await requireVersion(row, request.headers["if-match"], async () => present(await load(db, id)));
    await changeWidget(db, actor, now, row, body);
    return present(await load(db, id));
  },
  "GET /chat-desk": async ({ db }) => ({ most_each: await mostEach(db) }),
  "PUT /chat-desk": async ({ db, actor, now, body }) => {
    await setMostEach(db, body.most_each);
    await publish(db, { type: "chat_widget.desk_changed", actorId: actor.personId, data: body }, now);
    return body;
  },
});
