import type { AssetState } from "../../../contract/assets.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { findPersonById, settlePlace } from "../people/index.ts";
import { findKind } from "./store-kinds.ts";
import type { AssetRow, KindRow } from "./store.ts";

export interface Given {
  kind?: string | undefined;
  person_id?: string | null | undefined;
  organization_id?: string | null | undefined;
  site_id?: string | null | undefined;
  state?: AssetState | undefined;
}
type Before = Pick<AssetRow, "kind_id" | "person_id" | "organization_id" | "site_id" | "state">;
export type Settled = Before;

/** By id or key; one that is offered no more stays where it is, and comes to nothing new. */
async function kindOf(tx: Db, wanted: string, before: string | null): Promise<KindRow> {
  const found = await findKind(tx, isId(wanted) ? "id" : "key", wanted);
  if (!found) throw wrongField("/kind", "unknown", { what: "asset_kind" });
  if (found.retired && found.id !== before) throw wrongField("/kind", "kind_retired");
  return found;
}

/** Whether somebody can have it so: what is in stock or retired is nobody's. */
const isHeld = (state: AssetState): boolean => state === "in_use" || state === "lost";

/**
 * In which state it is, and who has it. Where only one of the two is said the other follows: handed to somebody it is in use, given back in
 * stock, and what is put in stock or retired is nobody's. Pure.
 */
export function hold(given: Given, before: Pick<Before, "person_id" | "state"> | null): { state: AssetState; person_id: string | null } {
  const state = given.state ?? before?.state;
  const person_id = given.person_id === undefined ? (before?.person_id ?? null) : given.person_id;
  if (given.state !== undefined)
    return { state: given.state, person_id: given.person_id === undefined && !isHeld(given.state) ? null : person_id };
  if (given.person_id !== undefined || !state) {
    if (person_id !== null) return { state: state && isHeld(state) && before?.person_id === person_id ? state : "in_use", person_id };
    return { state: !state || state === "in_use" ? "in_stock" : state, person_id };
  }
  return { state, person_id };
}

/** Makes kind, holder, state and place agree, or refuses at the field that is wrong. */
export async function settle(tx: Db, given: Given, before: Before | null): Promise<Settled> {
  const kind_id = given.kind === undefined ? before?.kind_id : (await kindOf(tx, given.kind, before?.kind_id ?? null)).id;
  if (!kind_id) throw wrongField("/kind", "required");
  const held = hold(given, before);
  if (held.person_id !== null && !isHeld(held.state)) throw wrongField("/state", "held_by_somebody");
  const person = given.person_id ? await findPersonById(tx, given.person_id) : undefined;
  if (given.person_id && !person) throw wrongField("/person_id", "unknown", { what: "person" });
  const nowhere = given.organization_id === undefined && given.site_id === undefined;
  const changes = person && nowhere && person.id !== before?.person_id;
  const place = changes
    ? { organization_id: person.organization_id, site_id: person.site_id }
    : await settlePlace(
        tx,
        {
          ...(given.organization_id !== undefined && { organization_id: given.organization_id }),
          ...(given.site_id !== undefined && { site_id: given.site_id }),
        },
        { organization_id: before?.organization_id ?? null, site_id: before?.site_id ?? null, room_id: null },
      );
  return { kind_id, ...held, organization_id: place.organization_id, site_id: place.site_id };
}
