import type { VerificationMethod } from "../../../contract/verification.ts";

const day = 24 * 3_600_000;

/** So many days something has to be on file before it proves anything: whoever took an account over would set it first. */
export const settledDays: Partial<Record<VerificationMethod, number>> = {
  passkey: 7,
  authenticator: 7,
  recovery_code: 7,
  sms_code: 7,
  mail_code: 7,
  call_back: 30,
  manager: 7,
};

/** What was set until then counts now. */
export const settledBefore = (method: VerificationMethod, now: Date): Date => new Date(now.getTime() - (settledDays[method] ?? 0) * day);

/** Of a factor by whose sign-in somebody answers for others. */
export const ownFactorBefore = (now: Date): Date => settledBefore("passkey", now);
