import { verificationMethods, type VerificationMethod } from "../../../contract/verification.ts";
import type { Way } from "../../../contract/verify-caller.ts";
import type { Db } from "../../platform/db.ts";
import { enrolledOf } from "../access/index.ts";
import { findManager, standIns } from "../away/index.ts";
import { canSendSms, isSmsNumber } from "../sms/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { strengths } from "./methods.ts";
import { settledBefore, settledDays } from "./settled.ts";
import { pointsOf } from "./store-account.ts";

type Hindrance = Way["hindrance"];

export interface Ways {
  ways: Way[];
  /** E.164 without spaces. */
  mobile: string | null;
  /** To call back, as it is kept. */
  number: string | null;
  /** Who answers for it: the manager, or who stands in for them. */
  manager: string | null;
}

export const plain = (number: string): string => number.replace(/[^\d+]/g, "");
const ending = (number: string): string => `… ${plain(number).slice(-3)}`;

/** In which ways somebody can be known now, and why not in the others. Nobody answers for themselves, nor for whom they look at. */
export async function waysOf(db: Db, personId: string, technicianId: string, now: Date): Promise<Ways> {
  const [enrolled, points, boss, sms] = await Promise.all([
    enrolledOf(db, personId),
    pointsOf(db, personId),
    findManager(db, personId),
    canSendSms(db),
  ]);
  const stand = boss ? ((await standIns(db, [boss.id], now)).get(boss.id) ?? boss.id) : null;
  // Whoever is the manager does not get out of it by being away: who stands in for them may be anybody of their choice.
  const others = boss?.id !== technicianId && stand !== technicianId && stand !== personId;
  const manager = stand && others ? stand : null;
  const name = manager ? (await findPeopleByIds(db, [manager])).get(manager)?.name : undefined;
  const isOld = (method: VerificationMethod, since: Date) => since <= settledBefore(method, now);
  const mobiles = points.filter(({ kind, value }) => kind === "mobile" && isSmsNumber(plain(value)));
  const mobile = mobiles.find(({ since }) => isOld("sms_code", since))?.value ?? null;
  const numbers = points.filter(({ kind }) => kind !== "email");
  const number = numbers.find(({ since }) => isOld("call_back", since))?.value ?? null;
  // What was theirs says nothing of who is on the telephone once they have left.
  const left: Hindrance = enrolled.active ? null : "left";
  const factor = (method: VerificationMethod, since: Date | null): Hindrance =>
    left ?? (since === null ? "none_enrolled" : !enrolled.open ? "closed" : isOld(method, since) ? null : "too_new");
  const sent = (has: boolean, settled: boolean): Hindrance => left ?? (!has ? "none_enrolled" : settled ? null : "too_new");
  const facts: Record<VerificationMethod, Pick<Way, "hindrance" | "hint">> = {
    passkey: { hindrance: factor("passkey", enrolled.passkey), hint: null },
    in_person: { hindrance: left, hint: null },
    authenticator: { hindrance: factor("authenticator", enrolled.authenticator), hint: null },
    recovery_code: { hindrance: factor("recovery_code", enrolled.recoveryCodes), hint: null },
    sms_code: { hindrance: sent(mobiles.length > 0, mobile !== null) ?? (sms ? null : "not_set_up"), hint: mobile ? ending(mobile) : null },
    mail_code: { hindrance: left ?? "not_set_up", hint: null },
    call_back: { hindrance: sent(numbers.length > 0, number !== null), hint: number ? ending(number) : null },
    video: { hindrance: left, hint: null },
    manager: {
      hindrance: !boss ? "no_manager" : !isOld("manager", boss.set_at) ? "too_new" : manager ? null : "own_manager",
      hint: name ?? null,
    },
    second_person: { hindrance: null, hint: null },
  };
  const ways = verificationMethods.map((method) => ({
    method,
    assurance: strengths[method].assurance,
    settled_days: settledDays[method] ?? 0,
    ...facts[method],
  }));
  return { ways, mobile: mobile ? plain(mobile) : null, number, manager };
}
