import type { Db } from "../../../platform/db.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import { presentGroup, presentUser } from "../present-resource.ts";
import { tooMany, wrongFilter } from "../refuse.ts";
import { chosen, readWish, wants } from "../resource/chosen.ts";
import type { Json } from "../resource/json.ts";
import { conditionOf, groupColumns, userColumns, type Columns } from "../store-filter.ts";
import { membersOf, pageOfGroups } from "../store-group.ts";
import { pageOfUsers } from "../store-user.ts";
import { mostResults } from "./discovery.ts";

const mostMembers = 20_000;

export const listOf = (total: number, start: number, resources: readonly Json[]): Json => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
  totalResults: total,
  startIndex: start,
  itemsPerPage: resources.length,
  Resources: resources,
});

/** Whole numbers, as RFC 7644, 3.4.2.4 reads them: less than the least is the least; what is none is as if it were not said. */
function numberIn(value: unknown, unsaid: number, least: number, most: number): number {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return /^-?\d{1,9}$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : unsaid;
}

function read(query: Json, columns: Columns) {
  const given = query["filter"];
  if (given !== undefined && typeof given !== "string") throw wrongFilter("filter");
  const where = given === undefined || given.trim() === "" ? null : conditionOf(parseFilter(given), columns);
  const start = numberIn(query["startIndex"], 1, 1, 999_999_999);
  return { where, start, most: numberIn(query["count"], 100, 0, mostResults), wish: readWish(query) };
}

export async function listUsers(db: Db, sourceId: string, query: Json): Promise<Json> {
  const { where, start, most, wish } = read(query, userColumns);
  const { total, rows } = await pageOfUsers(db, sourceId, where, start - 1, most);
  return listOf(
    total,
    start,
    rows.map((row) => chosen(presentUser(row, null), wish)),
  );
}

export async function listGroups(db: Db, sourceId: string, query: Json): Promise<Json> {
  const { where, start, most, wish } = read(query, groupColumns);
  const { total, rows } = await pageOfGroups(db, sourceId, where, start - 1, most);
  const ids = rows.map(({ id }) => id);
  const members = wants(wish, "members") ? await membersOf(db, ids, mostMembers + 1) : null;
  // Whoever asks for everybody of everything is told to leave them out, or to ask for one.
  if (members && members.length > mostMembers) throw tooMany();
  const by = members && Map.groupBy(members, ({ group_id }) => group_id);
  return listOf(
    total,
    start,
    rows.map((row) => chosen(presentGroup(row, by && (by.get(row.id) ?? [])), wish)),
  );
}
