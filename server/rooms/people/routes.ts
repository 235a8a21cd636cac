import { peopleRoutes } from "../../../contract/people.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { requireProof } from "../../platform/require-proof.ts";
import { isId } from "../../platform/id.ts";
import { changeOrganization } from "./change-organization.ts";
import { changePerson } from "./change-person.ts";
import { createOrganization } from "./create-organization.ts";
import { createPerson } from "./create-person.ts";
import { createRoom } from "./create-room.ts";
import { createSite } from "./create-site.ts";
import { findPeople } from "./find-people.ts";
import { importPeople } from "./import-people.ts";
import { peoplePage } from "./list-people.ts";
import { presentOrganization, presentPerson, presentRoom, presentSite } from "./present.ts";
import { personById } from "./store.ts";
import { listOrganizations, listRooms, listSites, organizationById, siteById } from "./store-places.ts";

/** A path that holds no id names nothing. */
const known = (id: string, what: string): string => {
  if (!isId(id)) throw notFound(what);
  return id;
};

export const boundRoutes = handle(peopleRoutes, {
  "GET /people": async ({ db, query }) => {
    const rows = await peoplePage(db, query, decodeCursor(query.cursor, ["text", "id"]), query.limit);
    return toPage(rows, query.limit, presentPerson, (row) => [row.name, row.id]);
  },
  "GET /people/find": async ({ db, query }) => ({ items: await findPeople(db, query.q, query.limit) }),
  "POST /people": async ({ db, actor, body }) => presentPerson(await createPerson(db, actor, body)),
  "GET /people/{id}": async ({ db, params }) => {
    const row = await personById(db, known(params.id, "person"));
    if (!row) throw notFound("person");
    return presentPerson(row);
  },
  "PATCH /people/{id}": async ({ db, actor, params, body, now }) => {
    // A mail address is a way in: codes go there.
    if (body.email !== undefined && params.id === actor.personId) requireProof(actor, now);
    const { proof_ticket: ticketKey, ...changes } = body;
    const after = await changePerson(db, actor, known(params.id, "person"), changes, { ticketKey, at: now });
    return { ...presentPerson(after), held_until: after.held_until?.toISOString() ?? null };
  },
  "POST /people/imports": ({ db, actor, body, now }) => importPeople(db, actor, body, now),
  "GET /organizations": async ({ db, query }) => {
    const rows = await listOrganizations(db, query, decodeCursor(query.cursor, ["text", "id"]), query.limit);
    return toPage(rows, query.limit, presentOrganization, (row) => [row.name, row.id]);
  },
  "POST /organizations": async ({ db, actor, body }) => presentOrganization(await createOrganization(db, actor, body)),
  "GET /organizations/{id}": async ({ db, params }) => {
    const row = await organizationById(db, known(params.id, "organization"));
    if (!row) throw notFound("organization");
    return presentOrganization(row);
  },
  "PATCH /organizations/{id}": async ({ db, actor, params, body }) =>
    presentOrganization(await changeOrganization(db, actor, known(params.id, "organization"), body)),
  "GET /sites": async ({ db, query }) => ({ items: (await listSites(db, query.organization)).map(presentSite) }),
  "POST /sites": async ({ db, actor, body }) => presentSite(await createSite(db, actor, body)),
  "GET /sites/{id}/rooms": async ({ db, params }) => {
    if (!(await siteById(db, known(params.id, "site")))) throw notFound("site");
    return { items: (await listRooms(db, params.id)).map(presentRoom) };
  },
  "POST /sites/{id}/rooms": async ({ db, actor, params, body }) => presentRoom(await createRoom(db, actor, known(params.id, "site"), body)),
});
