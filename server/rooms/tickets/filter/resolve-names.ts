import { isAnswerField, type ChoiceField } from "../../../../contract/filter.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { findAsset } from "../../assets/index.ts";
import { categoriesBelow, findCategory, findRequestType, hasStep } from "../../catalog/index.ts";
import { findOrganizationById, findPersonByEmail, findPersonById } from "../../people/index.ts";
import { findTeam } from "../../teams/index.ts";
import { assetKeyOf, keyOf, type Named } from "./names-in.ts";

type Resolve = (db: Db, actor: Actor, value: string) => Promise<string[] | null>;

const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const person: Resolve = async (db, actor, value) => {
  if (value === "me") return actor.personId ? [actor.personId] : [];
  const found = value.includes("@") ? await findPersonByEmail(db, value) : await findPersonById(db, value);
  return found ? [found.id] : null;
};

/** What a name stands for, as ids; null: the desk knows nobody and nothing by it. */
const resolvers: Partial<Record<ChoiceField, Resolve>> = {
  team: async (db, actor, value) => {
    if (value === "mine") return [...actor.teamIds];
    const found = await findTeam(db, value);
    return found ? [found.id] : null;
  },
  assignee: async (db, actor, value) => (value === "none" ? [] : person(db, actor, value)),
  requester: person,
  promiser: person,
  offered: person,
  mentions: person,
  organization: async (db, _actor, value) => {
    const found = isId(value) ? await findOrganizationById(db, value) : undefined;
    return found ? [found.id] : null;
  },
  asset: async (db, _actor, value) => {
    const found = await findAsset(db, value);
    return found ? [found.id] : null;
  },
  step: async (db, _actor, value) => ((await hasStep(db, value)) ? [] : null),
  // With all that is below it.
  category: async (db, _actor, value) => {
    const found = await findCategory(db, value);
    return found ? categoriesBelow(db, found.id) : null;
  },
  type: async (db, _actor, value) => {
    const found = await findRequestType(db, value);
    return found ? [found.id] : null;
  },
};

/** Whoever an answer may name: no name is unknown, for it may be a part of a text. */
const inAnswer: Resolve = async (db, actor, value) =>
  value === "me" || value.includes("@") || isId(value) ? ((await person(db, actor, value)) ?? []) : [];

/** Which asset an answer may name: no tag has a blank. */
async function assetIn(db: Db, value: string): Promise<string[]> {
  const found = /[\s@]/.test(value) ? undefined : await findAsset(db, value);
  return found ? [found.id] : [];
}

export interface Resolved {
  /** By `keyOf`: the ids that a name stands for. */
  ids: ReadonlyMap<string, readonly string[]>;
  unknown: Named[];
}

/** Looks up what a filter names. What is not there any more matches nothing and breaks nothing. */
export async function resolveNames(db: Db, actor: Actor, names: readonly Named[]): Promise<Resolved> {
  const ids = new Map<string, readonly string[]>();
  const unknown: Named[] = [];
  for (const { field, value } of names) {
    const resolve = isAnswerField(field) ? inAnswer : resolvers[field];
    if (!resolve) continue;
    const found = await resolve(db, actor, value);
    if (isAnswerField(field)) ids.set(assetKeyOf(field, value), await assetIn(db, value));
    if (found) ids.set(keyOf(field, value), found);
    else unknown.push({ field, value });
  }
  return { ids, unknown };
}
