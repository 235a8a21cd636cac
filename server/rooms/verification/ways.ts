import { verificationMethods, type VerificationMethod } from "../../../contract/verification.ts";
import type { Way } from "../../../contract/verify-caller.ts";
import type { Db } from "../../platform/db.ts";
import { enrolledOf } from "../access/index.ts";
import { findManager, standIns } from "../away/index.ts";
import { canSendSms, isSmsNumber } from "../sms/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { strengths } from "./methods.ts";
import { pointsOf } from "./store-account.ts";

const day = 24 * 3_600_000;
/** What was set more recently proves nothing: whoever took an account over would set it first. */
const settled = { sms_code: 7 * day, call_back: 30 * day, manager: 7 * day };

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
  const old = (least: number) => (point: { since: Date }) => point.since.getTime() <= now.getTime() - least;
  const mobiles = points.filter(({ kind, value }) => kind === "mobile" && isSmsNumber(plain(value)));
  const mobile = mobiles.find(old(settled.sms_code))?.value ?? null;
  const numbers = points.filter(({ kind }) => kind !== "email");
  const number = numbers.find(old(settled.call_back))?.value ?? null;
  const none = "none_enrolled" as const;
  const facts: Record<VerificationMethod, Pick<Way, "hindrance" | "hint">> = {
    passkey: { hindrance: enrolled.passkeys > 0 ? null : none, hint: null },
    in_person: { hindrance: null, hint: null },
    authenticator: { hindrance: enrolled.authenticator ? null : none, hint: null },
    recovery_code: { hindrance: enrolled.recoveryCodes > 0 ? null : none, hint: null },
    sms_code: {
      hindrance: mobiles.length === 0 ? none : !mobile ? "too_new" : sms ? null : "not_set_up",
      hint: mobile ? ending(mobile) : null,
    },
    mail_code: { hindrance: "not_set_up", hint: null },
    call_back: { hindrance: numbers.length === 0 ? none : number ? null : "too_new", hint: number ? ending(number) : null },
    video: { hindrance: null, hint: null },
    manager: {
      hindrance: !boss ? "no_manager" : !old(settled.manager)({ since: boss.set_at }) ? "too_new" : manager ? null : "own_manager",
      hint: name ?? null,
    },
    second_person: { hindrance: null, hint: null },
  };
  const ways = verificationMethods.map((method) => ({ method, assurance: strengths[method].assurance, ...facts[method] }));
  return { ways, mobile: mobile ? plain(mobile) : null, number, manager };
}
