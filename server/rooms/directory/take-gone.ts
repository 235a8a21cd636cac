import type { Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { entrustedAmong, setActive } from "../people/index.ts";
import { markLeft, type goneAfter } from "./store-sync.ts";
import type { Change, Taken } from "./take-batch.ts";

type Gone = Awaited<ReturnType<typeof goneAfter>>[number];

/** Accounts that are no more: whose they were has left. Administrators of the desk are not made to leave from outside. */
export async function takeGone(tx: Db, directoryId: string, gone: readonly Gone[], now: Date, writes: boolean): Promise<Taken> {
  const roles = await entrustedAmong(
    tx,
    gone.map(({ person_id }) => person_id),
  );
  const administrators = new Set(roles.filter(({ administrator }) => administrator).map(({ person_id }) => person_id));
  const stays = (one: Gone) => one.active && administrators.has(one.person_id);
  const leaving = gone.filter((one) => one.active && !stays(one));
  if (writes) {
    await setActive(
      tx,
      leaving.map(({ person_id }) => person_id),
      false,
    );
    await markLeft(
      tx,
      directoryId,
      gone.filter((one) => !stays(one)).map(({ key }) => key),
      now,
    );
    const data = { fields: ["active"], source: `directory:${directoryId}` };
    await publishAll(
      tx,
      leaving.map(({ person_id, name }) => ({ type: "person.changed", actorId: null, personId: person_id, data: { name, ...data } })),
    );
  }
  const changes = gone
    .filter(({ active }) => active)
    .map((one): Change => {
      const { name, person_id } = one;
      if (stays(one))
        return {
          outcome: "refused" as const,
          name,
          dn: one.dn,
          person_id,
          fields: [],
          reason: "administrator_leaves",
          reason_facts: { name },
        };
      const fields = [{ field: "active", before: "true", after: "false" }];
      return { outcome: "left" as const, name, dn: "", person_id, fields, reason: null, reason_facts: {} };
    });
  return { changes, unchanged: 0 };
}
