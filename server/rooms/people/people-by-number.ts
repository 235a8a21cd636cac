import type { Db } from "../../platform/db.ts";
import { digitsOf } from "../../platform/fold.ts";
import { peopleHavingNumber, type HitRow } from "./store-find.ts";

/** Active people who have exactly this telephone number on record: who they may be, and never a proof. */
export async function peopleByNumber(db: Db, number: string, limit: number): Promise<HitRow[]> {
  const digits = digitsOf(number);
  return digits.length < 3 ? [] : peopleHavingNumber(db, digits, limit);
}
