import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";

export interface SignInCode {
  personId: string;
  name: string;
  email: string;
  language: Language;
  /** Eight digits; they are in no event and no log line. */
  code: string;
  minutes: number;
}

export interface AccessSettings {
  /** Decides whether the session cookie is `__Host-firstline; Secure` (https) or `firstline` (http, one's own machine). */
  publicUrl: string;
  /** Stands before taking somebody's second factors away: throws, or answers until when it waits. */
  holdFactors(
    tx: Db,
    given: { actor: Actor; person: { id: string; name: string }; ticketKey: string | null; at: Date },
  ): Promise<Date | null>;
  /** Puts a one-time code on its way, in the transaction that made it. */
  deliverCode(tx: Db, code: SignInCode): Promise<void>;
}

let settings: AccessSettings = { publicUrl: "http://127.0.0.1", deliverCode: async () => {}, holdFactors: async () => null };

/** Called once, before the first request: what access cannot know by itself. */
export function configureAccess(given: AccessSettings): void {
  settings = given;
}

export const accessSettings = (): AccessSettings => settings;
