import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { ViewFacts } from "./policy.ts";

/** What happens to views. A personal one is its owner's own matter: `personId` says who learns of it. */
export const tellView = (
  tx: Db,
  actor: Actor,
  now: Date,
  type: "view.created" | "view.changed" | "view.retired" | "view.restored",
  view: ViewFacts & { id: string; name: string },
): Promise<string> =>
  publish(
    tx,
    {
      type,
      actorId: actor.personId,
      personId: view.scope === "personal" ? view.owner_id : null,
      data: { view_id: view.id, name: view.name, scope: view.scope, team_id: view.team_id },
    },
    now,
  );
