import type { Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { entrustedAmong, findPeopleByIds, lockPeople, setActive } from "../people/index.ts";
import { markLeft, type goneAfter } from "./store-sync.ts";
import type { Change, Taken } from "./take-batch.ts";

type Gone = Awaited<ReturnType<typeof goneAfter>>[number];

async function planGone(tx: Db, gone: readonly Gone[]) {
  const ids = gone.map(({ person_id }) => person_id);
  const [people, roles] = await Promise.all([findPeopleByIds(tx, ids), entrustedAmong(tx, ids)]);
  const administrators = new Set(roles.filter(({ administrator }) => administrator).map(({ person_id }) => person_id));
  const active = gone.filter((one) => people.get(one.person_id)?.active);
  const leaving = active.filter((one) => !administrators.has(one.person_id));
  return { leaving, staying: active.filter((one) => administrators.has(one.person_id)) };
}

/** Accounts that are no more: whose they were has left. Administrators of the desk are not made to leave from outside. */
export async function takeGone(tx: Db, directoryId: string, gone: readonly Gone[], now: Date, writes: boolean): Promise<Taken> {
  const ids = gone.map(({ person_id }) => person_id);
  if (writes) await lockPeople(tx, ids);
  const { leaving, staying } = await planGone(tx, gone);
  if (writes && leaving.length > 0) {
    const left = leaving.map(({ person_id }) => person_id);
    const keys = leaving.map(({ key }) => key);
    await setActive(tx, left, false);
    await markLeft(tx, directoryId, keys, now);
    const data = { fields: ["active"], source: `directory:${directoryId}` };
    await publishAll(
      tx,
      leaving.map(({ person_id, name }) => ({ type: "person.changed", actorId: null, personId: person_id, data: { name, ...data } })),
    );
  }
  const fields = [{ field: "active", before: "true", after: "false" }];
  const changes: Change[] = [
    ...leaving.map(({ name, person_id }) => ({
      outcome: "left" as const,
      name,
      dn: "",
      person_id,
      fields,
      reason: null,
      reason_facts: {},
    })),
    ...staying.map(({ name, person_id, dn }) => {
      const why = { reason: "administrator_leaves", reason_facts: { name } };
      return { outcome: "refused" as const, name, dn, person_id, fields: [], ...why };
    }),
  ];
  return { changes, unchanged: 0, moved: [] };
}
