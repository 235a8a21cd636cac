import { linkRoutes } from "../../../contract/links.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside } from "../tickets/index.ts";
import { cascade } from "./cascade.ts";
import { giveTask } from "./give-task.ts";
import { link } from "./link.ts";
import { presentLinks } from "./present.ts";
import { unlink } from "./unlink.ts";

export const routes = handle(linkRoutes, {
  "GET /tickets/{id}/links": async ({ db, actor, params }) => presentLinks(db, actor, (await loadInside(db, actor, params.id)).id),
  "POST /tickets/{id}/links": async ({ db, actor, now, params, body }) =>
    presentLinks(db, actor, (await link(db, actor, now, params.id, body)).id),
  "POST /tickets/{id}/tasks": async ({ db, actor, now, params, body }) =>
    presentLinks(db, actor, (await giveTask(db, actor, now, params.id, body)).id),
  "DELETE /tickets/{id}/links/{link}": async ({ db, actor, now, params }) =>
    presentLinks(db, actor, (await unlink(db, actor, now, params.id, params.link)).id),
  "POST /tickets/{id}/cascades": ({ db, actor, now, params, body }) => cascade(db, actor, now, params.id, body),
});
