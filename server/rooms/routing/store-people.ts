import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { RoutingTables } from "./tables.ts";

const open = (db: Db) => tables<RoutingTables>(db);

/** In points, for who nobody said anything else of. */
export const usualCap = 20;

/** What somebody can do and how much they take. */
export interface WorkRow {
  id: string;
  name: string;
  /** Those they help in; their own where nobody said so. */
  languages: Language[];
  /** By skill. */
  skills: Record<string, number>;
  calendar_id: string | null;
  cap: number;
  share: number;
  said: boolean;
}

const works = sql`
  select p.id, p.name, case when w.languages <> '{}' then w.languages else array[p.language] end as languages,
    coalesce((select jsonb_object_agg(s.skill_id, s.level) from person_skill s where s.person_id = p.id), '{}') as skills,
    w.calendar_id, coalesce(w.cap, ${usualCap}) as cap, coalesce(w.share, 100) as share, w.person_id is not null as said
  from person_card p left join work_profile w on w.person_id = p.id`;

/** Those who work in a team, by name. */
export const workersIn = async (db: Db, teamId: string): Promise<WorkRow[]> =>
  (
    await sql<WorkRow>`${works} where p.active and p.id in
      (select m.person_id from team_member m where m.team_id = ${teamId} and 'work' = any(m.rights)) order by p.name collate as_read, p.id`.execute(
      open(db),
    )
  ).rows;

/** Everybody who is in a team, by name; or one of them. */
export const allWorkers = async (db: Db, personId: string | null = null): Promise<WorkRow[]> =>
  (
    await sql<WorkRow>`${works} where p.active and p.id in (select m.person_id from team_member m)
      and (${personId}::uuid is null or p.id = ${personId}::uuid) order by p.name collate as_read, p.id`.execute(open(db))
  ).rows;

/** Of which teams they are, by person. */
export async function teamsByPerson(db: Db, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await open(db)
    .selectFrom("team_member")
    .select(["person_id", "team_id"])
    .where("person_id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();
  return new Map([...Map.groupBy(rows, ({ person_id }) => person_id)].map(([id, some]) => [id, some.map(({ team_id }) => team_id)]));
}

type Profile = Omit<RoutingTables["work_profile"], "person_id">;

export async function putProfile(tx: Db, personId: string, values: Profile, skills: readonly { skill: string; level: number }[]) {
  await open(tx)
    .insertInto("work_profile")
    .values({ person_id: personId, ...values })
    .onConflict((at) => at.column("person_id").doUpdateSet(values))
    .execute();
  await open(tx).deleteFrom("person_skill").where("person_id", "=", personId).execute();
  if (skills.length === 0) return;
  await open(tx)
    .insertInto("person_skill")
    .values(skills.map(({ skill, level }) => ({ person_id: personId, skill_id: skill, level })))
    .execute();
}

export interface SkillRow {
  id: string;
  name: string;
  people: number;
}

export const allSkills = async (db: Db): Promise<SkillRow[]> =>
  (
    await sql<SkillRow>`select s.id, s.name, (select count(*)::int from person_skill h where h.skill_id = s.id) as people
      from skill s where s.active order by s.name collate as_read, s.id`.execute(open(db))
  ).rows;

/** Answers false where one of this name is there. */
export async function putSkill(tx: Db, id: string, name: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into skill (id, name, created_at) values (${id}, ${name}, ${now})
    on conflict (lower(name)) where active do nothing`.execute(open(tx));
  return numAffectedRows === 1n;
}

/** Another one of this name. */
export const skillNamed = (db: Db, name: string, not: string) =>
  open(db)
    .selectFrom("skill")
    .select("id")
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("active", "=", true)
    .where("id", "<>", not)
    .executeTakeFirst();

export const renameSkill = (tx: Db, id: string, name: string) => open(tx).updateTable("skill").set({ name }).where("id", "=", id).execute();

export async function endSkill(tx: Db, id: string): Promise<void> {
  await open(tx).deleteFrom("person_skill").where("skill_id", "=", id).execute();
  await open(tx).updateTable("skill").set({ active: false }).where("id", "=", id).execute();
}
