import { language as languages } from "../../../contract/shapes.ts";
import { toneKind, toneOpeningRoutes, toneRoutes } from "../../../contract/tone.ts";
import { handle } from "../../platform/http/handle.ts";
import { notFound } from "../../platform/problem.ts";
import { loadInside } from "../tickets/index.ts";
import { showOpenings } from "./openings.ts";
import { readTone } from "./read-tone.ts";
import { writeOpening } from "./write-opening.ts";

export const routes = handle(toneRoutes, {
  "GET /tickets/{id}/tone": async ({ db, actor, params }) => ({ tone: await readTone(db, await loadInside(db, actor, params.id)) }),
});

export const openingRoutes = handle(toneOpeningRoutes, {
  "GET /tone-openings": async ({ db }) => ({ items: await showOpenings(db) }),
  "PUT /tone-openings/{kind}/{language}": async ({ db, actor, now, params, body, request }) => {
    const [kind, language] = [toneKind.safeParse(params.kind), languages.safeParse(params.language)];
    if (!kind.success || !language.success) throw notFound("tone_opening");
    return writeOpening(db, actor, now, { kind: kind.data, language: language.data }, body, request.headers["if-match"]);
  },
});
