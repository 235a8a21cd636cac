import type { notificationRoutes } from "../../../contract/work.ts";
import type { BodyOf } from "../../../contract/route.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isStaff } from "../tickets/index.ts";
import { choosable, isNotice } from "./choices.ts";
import { choicesOf, putChoices } from "./store-choices.ts";

type Given = BodyOf<(typeof notificationRoutes)["PUT /notifications/choices"]>["items"];

/** By which way I want to learn of what. */
export async function showChoices(db: Db, actor: Actor) {
  const me = personIdOf(actor);
  const of = await choicesOf(db, [me]);
  return choosable(isStaff(actor)).map((kind) => {
    const { in_app, by_mail } = of(me, kind);
    return { kind, in_app: isNotice(kind) ? in_app : null, by_mail };
  });
}

/** Chooses it; the last word about one kind counts. */
export async function choose(tx: Db, actor: Actor, now: Date, given: Given): Promise<void> {
  const me = personIdOf(actor);
  const of = await choicesOf(tx, [me]);
  const chosen = new Map(
    given.map(({ kind, in_app, by_mail }) => {
      const before = of(me, kind);
      return [kind, { in_app: isNotice(kind) && (in_app ?? before.in_app), by_mail: by_mail ?? before.by_mail }];
    }),
  );
  await putChoices(
    tx,
    [...chosen].map(([kind, choice]) => ({ person_id: me, kind, ...choice, changed_at: now })),
  );
}
