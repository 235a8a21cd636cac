import { verificationMethods, type VerificationCoverage } from "../../../contract/verification.ts";
import type { Db } from "../../platform/db.ts";
import { settledDays } from "./settled.ts";
import { coverageNow, usedSince, type Kept } from "./store-coverage.ts";

const week = 7 * 24 * 3_600_000;
const kept: readonly Kept[] = ["passkey", "authenticator", "recovery_code", "sms_code", "call_back", "manager"];

/** How many people could prove who they are, and on what the last week's actions were begun. */
export async function presentCoverage(db: Db, now: Date): Promise<VerificationCoverage> {
  const [covered, used] = await Promise.all([coverageNow(db, now), usedSince(db, new Date(now.getTime() - week))]);
  return {
    people: covered.people,
    strong: covered.strong,
    two_ways: covered.two,
    items: verificationMethods.map((method) => ({
      method,
      people: kept.some((one) => one === method) ? covered[method as Kept] : null,
      settled_days: settledDays[method] ?? 0,
      used: used.get(method) ?? 0,
    })),
  };
}
