import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { Problem } from "../../../platform/problem.ts";
import { joinableByAddress, organizationFor, type Facts } from "../../directory/index.ts";
import { changeByDirectory, createPerson, entrustedAmong, findPersonByEmail, lockPeople, type PersonRow } from "../../people/index.ts";
import { desk } from "../desk.ts";
import { noteFault } from "../note-fault.ts";
import { notTaken, taken } from "../refuse.ts";
import { written } from "../resource/operations.ts";
import { readUser, type SaidUser } from "../resource/read-user.ts";
import type { SourceRow } from "../store-source.ts";
import { insertUser, linksOf, lockUserName, userNamed } from "../store-user.ts";
import { planUser } from "./plan-user.ts";
import { sourceName } from "./source-name.ts";
import { writePerson } from "./write-person.ts";

async function makePerson(tx: Db, source: SourceRow, id: string, { facts, enabled, language }: SaidUser): Promise<string> {
  const organization_id = await organizationFor(tx, source, facts.email);
  const given = { ...facts, organization_id, language: language ?? source.language, source: sourceName(source), external_id: id };
  try {
    const person = await createPerson(tx, desk, given);
    // Who begins here with an account that is switched off is known, and not here.
    if (enabled === false) await changeByDirectory(tx, desk, person.id, { active: false }, sourceName(source));
    return person.id;
  } catch (error) {
    // Somebody was given that address this very moment.
    if (error instanceof Problem && error.errors.some(({ pointer }) => pointer === "/email")) throw taken("emails");
    throw error;
  }
}

/** Joins an account to whoever has its address, where that is enough. */
async function join(tx: Db, source: SourceRow, person: PersonRow, said: SaidUser, now: Date) {
  const { here, elsewhere, before } = await linksOf(tx, source.id, person.id);
  const [entrusted] = await entrustedAmong(tx, [person.id]);
  const joinable = !elsewhere && (await joinableByAddress(tx, source, person, entrusted !== undefined));
  const read = {
    facts: said.facts,
    enabled: said.enabled ?? true,
    facts_before: before?.facts ?? null,
    had_left: (before?.left_at ?? null) !== null,
  };
  const planned = await planUser(tx, read, { person, how: "by_address", holder: person, taken: here, joinable });
  if ("refused" in planned) throw notTaken(409, planned.refused.reason, planned.refused.facts);
  await writePerson(tx, sourceName(source), person.id, planned, now);
  return { planned, left_at: planned.outcome === "back" ? null : (before?.left_at ?? null) };
}

/**
 * Takes somebody in that a source tells of: as the person whose address it is where that is enough, else as somebody new. Answers the id. 409
 * where the user name is known, or the address is somebody's whom it does not join.
 */
export async function createUser(tx: Db, source: SourceRow, body: unknown, now: Date): Promise<string> {
  const document = written(body);
  const said = readUser(document);
  await lockUserName(tx, source.id, said.userNameKey);
  if (await userNamed(tx, source.id, said.userNameKey)) throw taken("userName");
  const id = newId();
  const holder = said.facts.email ? await findPersonByEmail(tx, said.facts.email) : undefined;
  if (holder) await lockPeople(tx, [holder.id]);
  const person = holder && said.facts.email ? await findPersonByEmail(tx, said.facts.email) : undefined;
  const joined = person && (await join(tx, source, person, said, now));
  const personId = person?.id ?? (await makePerson(tx, source, id, said));
  const facts: Facts = joined?.planned.facts ?? said.facts;
  await insertUser(tx, {
    id,
    source_id: source.id,
    person_id: personId,
    user_name: said.userName,
    user_name_key: said.userNameKey,
    external_id: said.externalId,
    document,
    facts,
    enabled: said.enabled ?? true,
    left_at: joined ? joined.left_at : said.enabled === false ? now : null,
    held_at: null,
    gone_at: null,
    created_at: now,
    changed_at: now,
  });
  for (const { reason, facts: why } of joined?.planned.refusals ?? [])
    await noteFault(tx, source.id, now, { what: "POST /Users", who: said.userName, status: 200, code: reason, facts: why });
  return id;
}
