import type { Skill } from "../../../contract/routing.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId, newId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { mayNameSkills } from "./policy.ts";
import { allSkills, endSkill, putSkill, renameSkill, skillNamed } from "./store-people.ts";

const most = 500;

async function toChange(tx: Db, actor: Actor, id: string): Promise<Skill> {
  const skill = isId(id) ? (await allSkills(tx)).find((one) => one.id === id) : undefined;
  if (!skill) throw notFound("skill");
  if (!mayNameSkills(actor)) throw new Problem(403, "not_allowed");
  return skill;
}

/** Publishes `skill.created`. */
export async function createSkill(tx: Db, actor: Actor, now: Date, name: string): Promise<Skill> {
  if (!mayNameSkills(actor)) throw new Problem(403, "not_allowed");
  if ((await allSkills(tx)).length >= most) throw new Problem(409, "too_many_skills", { facts: { most } });
  const id = newId();
  if (!(await putSkill(tx, id, name, now))) throw wrongField("/name", "taken");
  await publish(tx, { type: "skill.created", actorId: actor.personId, data: { skill_id: id, name } }, now);
  return { id, name, people: 0 };
}

/** Publishes `skill.renamed`. */
export async function nameSkill(tx: Db, actor: Actor, now: Date, id: string, name: string): Promise<Skill> {
  const skill = await toChange(tx, actor, id);
  if (await skillNamed(tx, name, id)) throw wrongField("/name", "taken");
  if (skill.name === name) return skill;
  await renameSkill(tx, id, name);
  await publish(tx, { type: "skill.renamed", actorId: actor.personId, data: { skill_id: id, from: skill.name, name } }, now);
  return { ...skill, name };
}

/** Nobody has it any more. Publishes `skill.deleted`. */
export async function deleteSkill(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const { name } = await toChange(tx, actor, id);
  await endSkill(tx, id);
  await publish(tx, { type: "skill.deleted", actorId: actor.personId, data: { skill_id: id, name } }, now);
}
