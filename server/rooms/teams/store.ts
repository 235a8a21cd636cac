import type { Insertable, Selectable, Updateable } from "kysely";
import type { TeamRight } from "../../../contract/teams.ts";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { TeamTables } from "./tables.ts";

export type TeamRow = Omit<Selectable<TeamTables["team"]>, "created_at">;
/** A team as far as somebody stands in it: `rights` is null where they are no member. */
export interface TeamStanding {
  id: string;
  tier: number;
  closed: boolean;
  lead: boolean | null;
  rights: TeamRight[] | null;
}
export interface MemberRow {
  id: string;
  name: string;
  lead: boolean;
  rights: TeamRight[];
}

const wholeTeam = (db: Blueprint<TeamTables>) =>
  db
    .selectFrom("team")
    .select(["id", "key", "name", "tier", "email", "handles", "is_default", "follow_up", "follow_up_days", "closed", "confidential"])
    .orderBy("tier")
    .orderBy(asRead("name"));

const selectTeams = (db: Db) => wholeTeam(tables<TeamTables>(db));

export const teamById = (db: Db, id: string): Promise<TeamRow | undefined> => selectTeams(db).where("id", "=", id).executeTakeFirst();
export const teamByKey = (db: Db, key: string): Promise<TeamRow | undefined> => selectTeams(db).where("key", "=", key).executeTakeFirst();
export const allTeams = (db: Db): Promise<TeamRow[]> => selectTeams(db).execute();
export const teamsIn = (db: Db, ids: readonly string[]): Promise<TeamRow[]> =>
  selectTeams(db)
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
const firstOfTier = prepared((db: Blueprint<TeamTables>, { tier }: { tier: number }) =>
  wholeTeam(db).where("tier", "=", tier).clearOrderBy().orderBy("is_default", "desc").orderBy(asRead("name")).limit(sql.lit(1)),
);
export const teamsOfTier = (db: Db, tier: number): Promise<TeamRow[]> => firstOfTier(db, { tier });
export const teamThatHandles = (db: Db, handles: "security" | "systemic"): Promise<TeamRow | undefined> =>
  selectTeams(db).where("handles", "=", handles).executeTakeFirst();

/** Answers false when the key is taken. */
export async function insertTeam(tx: Db, row: Insertable<TeamTables["team"]>): Promise<boolean> {
  const done = await tables<TeamTables>(tx)
    .insertInto("team")
    .values(row)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updateTeam(tx: Db, id: string, changes: Updateable<TeamTables["team"]>): Promise<void> {
  await tables<TeamTables>(tx).updateTable("team").set(changes).where("id", "=", id).execute();
}

/** One team per tier is the default, one handles each fast path: whoever had it lets go. */
export async function releaseTier(tx: Db, tier: number): Promise<void> {
  await tables<TeamTables>(tx)
    .updateTable("team")
    .set({ is_default: false })
    .where("tier", "=", tier)
    .where("is_default", "=", true)
    .execute();
}
export async function releasePath(tx: Db, handles: "security" | "systemic"): Promise<void> {
  await tables<TeamTables>(tx).updateTable("team").set({ handles: null }).where("handles", "=", handles).execute();
}

const selectMembers = (db: Db) =>
  tables<TeamTables>(db)
    .selectFrom("team_member as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .select(["p.id", "p.name", "m.lead", "m.rights", "m.team_id"])
    .orderBy(asRead("p.name"))
    .orderBy("p.id");

export const membersIn = (db: Db, teamIds: readonly string[]): Promise<(MemberRow & { team_id: string })[]> =>
  selectMembers(db)
    .where("m.team_id", "=", sql<string>`any(${teamIds}::uuid[])`)
    .execute();
export const allMembers = (db: Db): Promise<(MemberRow & { team_id: string })[]> => selectMembers(db).execute();

export const teamsHaving = (db: Db, personId: string): Promise<(TeamRow & { lead: boolean })[]> =>
  tables<TeamTables>(db)
    .selectFrom("team_member as m")
    .innerJoin("team as t", "t.id", "m.team_id")
    .select(["t.id", "t.key", "t.name", "t.tier", "t.email", "t.handles", "t.is_default", "t.follow_up", "t.follow_up_days"])
    .select(["t.closed", "t.confidential", "m.lead"])
    .where("m.person_id", "=", personId)
    .orderBy("t.tier")
    .orderBy(asRead("t.name"))
    .execute();

/** What judging somebody needs to know of teams: those they are in, with what that gives them, and all that are closed. */
export async function standingIn(db: Db, personId: string | null): Promise<TeamStanding[]> {
  const { rows } = await sql<TeamStanding>`
    select t.id, t.tier, t.closed, m.lead, m.rights from team t
    left join team_member m on m.team_id = t.id and m.person_id = ${personId}::uuid
    where t.closed or m.person_id is not null`.execute(tables<TeamTables>(db));
  return rows;
}

/** Answers what changed: a new member, another role, or nothing. `rights` null: all for who comes, and as they are for who is there. */
export async function upsertMember(
  tx: Db,
  teamId: string,
  personId: string,
  { lead, rights }: { lead: boolean; rights: readonly TeamRight[] | null },
): Promise<"added" | "changed" | "unchanged"> {
  const given = rights && [...rights];
  const { rows } = await sql<{ added: boolean }>`
    insert into team_member (team_id, person_id, lead, rights)
    values (${teamId}, ${personId}, ${lead}, coalesce(${given}::text[], '{read,create,work}'))
    on conflict (team_id, person_id) do update set lead = excluded.lead, rights = coalesce(${given}::text[], team_member.rights)
    where (team_member.lead, team_member.rights) is distinct from (excluded.lead, coalesce(${given}::text[], team_member.rights))
    returning xmax = 0 as added`.execute(tables<TeamTables>(tx));
  const row = rows[0];
  return row ? (row.added ? "added" : "changed") : "unchanged";
}

export async function deleteMember(tx: Db, teamId: string, personId: string): Promise<boolean> {
  const done = await tables<TeamTables>(tx)
    .deleteFrom("team_member")
    .where("team_id", "=", teamId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Active members of any team with their teams, by name. */
export async function technicians(db: Db): Promise<{ id: string; name: string; teams: { id: string; name: string }[] }[]> {
  const { rows } = await sql<{ id: string; name: string; teams: { id: string; name: string }[] }>`
    select p.id, p.name, json_agg(json_build_object('id', t.id, 'name', t.name) order by t.tier, t.name collate as_read) as teams
    from team_member m join person p on p.id = m.person_id join team t on t.id = m.team_id
    where p.active group by p.id order by p.name collate as_read, p.id`.execute(tables<TeamTables>(db));
  return rows;
}

export async function memberIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from team_member m join person p on p.id = m.person_id where p.active`.execute(tables<TeamTables>(db));
  return rows.map(({ id }) => id);
}
