import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { notFound } from "../../../platform/problem.ts";
import { deleteGroup, patchGroup, putGroup } from "../groups/change-group.ts";
import { createGroup } from "../groups/create-group.ts";
import { changeUser } from "../people/change-user.ts";
import { createUser } from "../people/create-user.ts";
import { deleteUser } from "../people/delete-user.ts";
import { presentGroup, presentUser } from "../present-resource.ts";
import { chosen, wants, type Wish } from "../resource/chosen.ts";
import type { Json } from "../resource/json.ts";
import { patched, readOperations, written } from "../resource/operations.ts";
import { findGroup, groupsOfUser, membersOf } from "../store-group.ts";
import type { SourceRow } from "../store-source.ts";
import { findUser } from "../store-user.ts";
import { listGroups, listUsers } from "./list.ts";

/** What may be asked of one kind of resource. Verbs are called in a transaction. */
export interface Resource {
  list(db: Db, sourceId: string, query: Json): Promise<Json>;
  show(db: Db, sourceId: string, id: string, wish: Wish): Promise<Json>;
  create(tx: Db, source: SourceRow, body: unknown, now: Date): Promise<string>;
  put(tx: Db, source: SourceRow, id: string, body: unknown, now: Date): Promise<void>;
  patch(tx: Db, source: SourceRow, id: string, body: unknown, now: Date): Promise<void>;
  remove(tx: Db, source: SourceRow, id: string, now: Date): Promise<void>;
}

const everyMember = 1_000_000;

const users: Resource = {
  list: listUsers,
  async show(db, sourceId, id, wish) {
    const row = isId(id) ? await findUser(db, sourceId, id) : undefined;
    if (!row) throw notFound("scim_user");
    return chosen(presentUser(row, wants(wish, "groups") ? await groupsOfUser(db, id) : null), wish);
  },
  create: createUser,
  put: (tx, source, id, body, now) =>
    changeUser(
      tx,
      source,
      id,
      "PUT /Users",
      (before) => {
        const document = written(body);
        // Who says nothing of it means no change.
        return document["active"] === undefined && before["active"] !== undefined ? { ...document, active: before["active"] } : document;
      },
      now,
    ),
  patch(tx, source, id, body, now) {
    const changes = readOperations(body);
    return changeUser(tx, source, id, "PATCH /Users", (before) => patched(before, changes), now);
  },
  remove: deleteUser,
};

const groups: Resource = {
  list: listGroups,
  async show(db, sourceId, id, wish) {
    const row = isId(id) ? await findGroup(db, sourceId, id) : undefined;
    if (!row) throw notFound("scim_group");
    return chosen(presentGroup(row, wants(wish, "members") ? await membersOf(db, [id], everyMember) : null), wish);
  },
  create: createGroup,
  put: putGroup,
  patch: (tx, source, id, body, now) => patchGroup(tx, source, id, readOperations(body), now),
  remove: deleteGroup,
};

export const resources: Record<"Users" | "Groups", Resource> = { Users: users, Groups: groups };
