import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { PersonRow } from "./store.ts";

export interface ContactToChange {
  actor: Actor;
  before: PersonRow;
  after: PersonRow;
  /** The ticket in which it was proved who is asking. */
  ticketKey: string | null;
  at: Date;
}

export interface ContactHeld {
  fields: readonly ("email" | "phone" | "mobile")[];
  notBefore: Date;
}

export interface PeopleSettings {
  /** Stands before a change of an address or a number: throws, or answers what of it waits until when. */
  holdContact(tx: Db, change: ContactToChange): Promise<ContactHeld | null>;
  /** Those of them whose address and numbers are changed on proof alone. */
  provenAlone(db: Db, ids: readonly string[]): Promise<Set<string>>;
}

let settings: PeopleSettings = { holdContact: async () => null, provenAlone: async () => new Set() };

/** Called once, before the first request: people do not know who proves what. */
export function configurePeople(given: PeopleSettings): void {
  settings = given;
}

export const peopleSettings = (): PeopleSettings => settings;
