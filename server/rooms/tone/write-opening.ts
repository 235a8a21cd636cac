import type { Language } from "../../../contract/shapes.ts";
import type { ToneKind, ToneOpening } from "../../../contract/tone.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { blank, showOpening } from "./openings.ts";
import { addOpening } from "./store-openings.ts";

interface Given {
  body?: string | undefined;
  restore?: number | undefined;
}

/** What is to hold: words, or null for those that the desk comes with. */
function wanted(now: ToneOpening, { body, restore }: Given): { body: string | null; restored: number | null } {
  if (body !== undefined && restore !== undefined) throw wrongField("/restore", "only_one");
  if (restore !== undefined) {
    const before = now.versions.find(({ version }) => version === restore);
    if (restore !== 0 && !before) throw wrongField("/restore", "unknown", { what: "version" });
    return { body: before?.own ? before.body : null, restored: restore };
  }
  if (body === undefined) throw wrongField("/body", "required");
  const strange = body.replaceAll(blank, "").match(/\{\{[^}]*\}?\}?|\}\}/)?.[0];
  if (strange) throw wrongField("/body", "unknown_path", { paths: blank });
  return { body, restored: null };
}

/** One more version. Publishes `tone_opening.changed` with the words. */
export async function writeOpening(
  tx: Db,
  actor: Actor,
  at: Date,
  of: { kind: ToneKind; language: Language },
  given: Given,
  ifMatch: string | undefined,
): Promise<ToneOpening> {
  const { kind, language } = of;
  const now = await showOpening(tx, kind, language);
  await requireVersion({ version: now.version }, ifMatch, () => Promise.resolve(now));
  const next = wanted(now, given);
  if (next.body === (now.own ? now.body : null)) return now;
  const changed_by = personIdOf(actor);
  if (!(await addOpening(tx, { ...of, ...next, version: now.version + 1, changed_by, changed_at: at })))
    throw new Problem(409, "version_conflict", { extra: { current: await showOpening(tx, kind, language) } });
  await publish(
    tx,
    { type: "tone_opening.changed", actorId: changed_by, data: { kind, language, body: next.body, restored: next.restored } },
    at,
  );
  return showOpening(tx, kind, language);
}
