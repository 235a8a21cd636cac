import { routingRoutes } from "../../../contract/routing.ts";
import { handle } from "../../platform/http/handle.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { loadInside } from "../tickets/index.ts";
import { askRouting, askRoutingOf } from "./ask-routing.ts";
import { loadRule, loadToChange } from "./load-rule.ts";
import { presentOne, presentRow, presentRules, presentVersions } from "./present.ts";
import { shapeProfile, showProfile, showProfiles } from "./profiles.ts";
import { runSimulation } from "./run-simulation.ts";
import { createSkill, deleteSkill, nameSkill } from "./skills.ts";
import { allSkills } from "./store-people.ts";
import { tellStory } from "./story.ts";
import { changeRule, createRule, deleteRule, orderRules, rollBack } from "./write-rule.ts";

export const routes = handle(routingRoutes, {
  "GET /skills": async ({ db }) => ({ items: await allSkills(db) }),
  "POST /skills": ({ db, actor, now, body }) => createSkill(db, actor, now, body.name),
  "PATCH /skills/{id}": ({ db, actor, now, params, body }) => nameSkill(db, actor, now, params.id, body.name),
  "DELETE /skills/{id}": ({ db, actor, now, params }) => deleteSkill(db, actor, now, params.id),
  "GET /work-profiles": ({ db, actor }) => showProfiles(db, actor),
  "GET /people/{id}/work-profile": ({ db, actor, params }) => showProfile(db, actor, params.id),
  "PUT /people/{id}/work-profile": ({ db, actor, now, params, body }) => shapeProfile(db, actor, now, params.id, body),
  "GET /routing-rules": ({ db, now }) => presentRules(db, now),
  "POST /routing-rules": async ({ db, actor, now, body }) => presentOne(db, now, await createRule(db, actor, now, body)),
  "PUT /routing-rules/order": async ({ db, actor, now, body }) => {
    await orderRules(db, actor, now, body.rules);
    return presentRules(db, now);
  },
  "POST /routing-rules/simulations": ({ db, actor, now, body }) => runSimulation(db, actor, now, body),
  "GET /routing-rules/{id}": async ({ db, now, params, reply }) => {
    const rule = await presentOne(db, now, params.id);
    reply.header("etag", `"${rule.version}"`);
    return rule;
  },
  "PATCH /routing-rules/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadToChange(db, params.id);
    await requireVersion(row, request.headers["if-match"], () => presentRow(db, now, row));
    await changeRule(db, actor, now, row, body);
    return presentOne(db, now, row.id);
  },
  "DELETE /routing-rules/{id}": async ({ db, actor, now, params }) => deleteRule(db, actor, now, await loadToChange(db, params.id)),
  "GET /routing-rules/{id}/versions": async ({ db, params }) => presentVersions(db, (await loadRule(db, params.id)).id),
  "POST /routing-rules/{id}/rollbacks": async ({ db, actor, now, params, body }) => {
    const row = await loadToChange(db, params.id);
    await rollBack(db, actor, now, row, body.version);
    return presentOne(db, now, row.id);
  },
  "GET /tickets/{id}/routing": async ({ db, actor, params }) => tellStory(db, actor, await loadInside(db, actor, params.id)),
  "POST /tickets/{id}/routings": ({ db, actor, now, params }) => askRouting(db, actor, now, params.id),
  "POST /people/{id}/routings": async ({ db, actor, now, params }) => ({ tickets: await askRoutingOf(db, actor, now, params.id) }),
});
