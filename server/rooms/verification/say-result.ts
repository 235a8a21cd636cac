import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { breakOff, fail, pass } from "./end-verification.ts";
import { lockMine } from "./load-verification.ts";
import type { VerificationRow } from "./store.ts";

type Seen = "called_number_on_file" | "face_matches_badge" | "badge_matches_file" | "moved_as_asked";

/** What the technician has to have looked at, where it is theirs to judge. */
const asksFor: Partial<Record<VerificationRow["method"], readonly Seen[]>> = {
  call_back: ["called_number_on_file"],
  video: ["face_matches_badge", "badge_matches_file", "moved_as_asked"],
};

/** The technician says how it ended: it failed, was broken off, was pressed for; or, where nobody else can, that it is them. */
export async function sayResult(
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  { outcome, seen }: { outcome: "passed" | "failed" | "cancelled" | "pressure"; seen: readonly Seen[] },
): Promise<void> {
  const row = await lockMine(tx, actor, id, now);
  const technicianId = personIdOf(actor);
  if (outcome === "failed") return fail(tx, now, row, technicianId, "said_by_technician");
  if (outcome !== "passed") return breakOff(tx, now, row, technicianId, outcome === "pressure");
  const asked = asksFor[row.method];
  if (!asked) throw wrongField("/outcome", "not_yours_to_judge");
  if (asked.some((one) => !seen.includes(one))) throw wrongField("/seen", "look_at_all");
  await pass(tx, now, row, technicianId, { seen: asked });
}
