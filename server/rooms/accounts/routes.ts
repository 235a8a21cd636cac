import { directoryAccountRoutes } from "../../../contract/directory-accounts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { accountsOfPerson, listDirectories, noteLook } from "../directory/index.ts";
import { findPersonById } from "../people/index.ts";
import { loadInside } from "../tickets/index.ts";
import { askAction, prepare } from "./ask-action.ts";
import { decide } from "./decide.ts";
import { askDirectory, loadDirectory } from "./in-directory.ts";
import { judgeAccount } from "./judge-account.ts";
import { mayReadWithoutTicket } from "./policy.ts";
import { presentAction, presentKnown, presentLive, presentPreview, presentTemplate } from "./present.ts";
import { actionsOfTicket, findAction } from "./store.ts";
import { findTemplate, listTemplates, lockTemplate } from "./store-templates.ts";
import { changeTemplate, createTemplate } from "./templates.ts";

const shown = 10;

async function showAction(db: Db, actor: Actor, now: Date, id: string) {
  const row = isId(id) ? await findAction(db, id) : undefined;
  if (!row) throw notFound("account_action");
  if (row.ticket_id !== null) await loadInside(db, actor, row.ticket_id);
  else if (!mayReadWithoutTicket(actor)) throw notFound("account_action");
  return presentAction(actor, row, now);
}

async function showTemplate(db: Db, id: string) {
  const row = isId(id) ? await findTemplate(db, id) : undefined;
  if (!row) throw notFound("account_template");
  return presentTemplate(row);
}

export const routes = handle(directoryAccountRoutes, {
  "GET /account-directories": async ({ db }) => ({
    items: (await listDirectories(db)).flatMap(({ id, name, kind, writes, active }) => (active ? [{ id, name, kind, writes }] : [])),
  }),
  "GET /people/{id}/directory-accounts": async ({ db, params }) => {
    if (!(await findPersonById(db, params.id))) throw notFound("person");
    return { items: (await accountsOfPerson(db, params.id)).map(presentKnown) };
  },
  "GET /directories/{id}/accounts": async ({ db, actor, params, query }) => {
    const directory = await loadDirectory(db, params.id);
    const found = await askDirectory(actor.language, directory, (accounts) => accounts.find(query.q, shown));
    return { items: await Promise.all(found.map((live) => presentLive(db, actor, directory, live))) };
  },
  "GET /directories/{id}/accounts/{key}": async ({ db, actor, now, params }) => {
    const directory = await loadDirectory(db, params.id);
    if (!isKey(params.key)) throw notFound("account");
    const live = await askDirectory(actor.language, directory, (accounts) => accounts.look(params.key));
    if (!live) throw notFound("account");
    if (!actor.viewedBy) await noteLook(db, directory.id, live, (await judgeAccount(db, directory, live)).accountClass, now);
    return presentLive(db, actor, directory, live);
  },
  "GET /directories/{id}/groups": async ({ db, actor, params, query }) => {
    const directory = await loadDirectory(db, params.id);
    return { items: await askDirectory(actor.language, directory, (accounts) => accounts.groups(query.q, shown)) };
  },
  "GET /tickets/{id}/account-actions": async ({ db, actor, now, params }) => {
    const ticket = await loadInside(db, actor, params.id);
    return { items: (await actionsOfTicket(db, ticket.id)).map((row) => presentAction(actor, row, now)) };
  },
  "POST /tickets/{id}/account-actions/previews": async ({ db, actor, now, params, body }) =>
    presentPreview(await prepare(db, actor, now, params.id, body.asked), now),
  "POST /tickets/{id}/account-actions": async ({ db, actor, now, params, body }) =>
    showAction(db, actor, now, await askAction(db, actor, now, params.id, body.asked, body.seen)),
  "GET /account-actions/{id}": ({ db, actor, now, params }) => showAction(db, actor, now, params.id),
  "POST /account-actions/{id}/decisions": async ({ db, actor, now, params, body }) => {
    if (!isId(params.id)) throw notFound("account_action");
    await decide(db, actor, now, params.id, body.agrees);
    return showAction(db, actor, now, params.id);
  },
  "GET /account-templates": async ({ db }) => ({ items: (await listTemplates(db)).map(presentTemplate) }),
  "POST /account-templates": async ({ db, actor, now, body }) => showTemplate(db, await createTemplate(db, actor, now, body)),
  "PATCH /account-templates/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = isId(params.id) ? await lockTemplate(db, params.id) : undefined;
    if (!row) throw notFound("account_template");
    await requireVersion(row, request.headers["if-match"], () => showTemplate(db, row.id));
    await changeTemplate(db, actor, now, row, body);
    return showTemplate(db, row.id);
  },
});

const isKey = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
