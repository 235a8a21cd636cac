import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { instant, list, named } from "./shapes.ts";

/** What may be done to an account only on proof of who asks. */
export const sensitiveActions = [
  "unlock",
  "reset_password",
  "change_factor",
  "change_contact",
  "enable",
  "disable",
  "delete",
  "change_groups",
  "install_remote_tool",
  "forward_mail",
] as const;
export const sensitiveAction = z.enum(sensitiveActions).describe("What is to be done to the account");
export type SensitiveAction = z.infer<typeof sensitiveAction>;

export const accountClasses = ["normal", "elevated", "privileged"] as const;
export const accountClass = z
  .enum(accountClasses)
  .describe("elevated: who has a role at the desk, and those named so. privileged: who administers a directory or the desk");
export type AccountClass = z.infer<typeof accountClass>;

export const verificationMethods = [
  "passkey",
  "in_person",
  "authenticator",
  "recovery_code",
  "sms_code",
  "mail_code",
  "call_back",
  "video",
  "manager",
  "second_person",
] as const;
export const verificationMethod = z
  .enum(verificationMethods)
  .describe("In which way. manager and second_person are people who answer for it, by a sign-in of their own");
export type VerificationMethod = z.infer<typeof verificationMethod>;

export const assurance = z.enum(["medium", "high"]);
export type Assurance = z.infer<typeof assurance>;

export const need = z.strictObject({
  least: assurance.nullable().default(null).describe("Any way of proof that is at least so strong; null: only the named ones"),
  methods: z.array(verificationMethod).max(10).default([]).describe("One of these; empty: any that is strong enough"),
});
/** One piece of evidence that is asked for: `least` or `methods`. */
export type Need = z.infer<typeof need>;

const evidenceSet = z.strictObject({
  needs: z.array(need).max(5).describe("All of these, each by another way and through another channel. Empty: nothing has to be proved"),
  delay_minutes: z
    .number()
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .default(0)
    .describe("So long is waited between the proof and the action"),
});
/** What is enough, together. */
export type EvidenceSet = z.infer<typeof evidenceSet>;

export const evidenceSets = z
  .array(evidenceSet)
  .max(6)
  .describe("Any one of these is enough; with several proved, the one that waits least. Empty: this desk never does it");

const policyRow = z.object({
  action: sensitiveAction,
  account_class: accountClass,
  sets: evidenceSets,
  usual_sets: evidenceSets.describe("What the desk comes with"),
  usual: z.boolean().describe("true: as the desk comes with it"),
  changed_at: instant.nullable().describe("When somebody changed it"),
  changed_by: named.nullable().describe("Who"),
});
export type PolicyRow = z.infer<typeof policyRow>;

const coverage = z.object({
  people: z.number().int().describe("Everybody who is here"),
  strong: z.number().int().describe("Of them, who could prove it in a strong way alone"),
  two_ways: z.number().int().describe("Of them, who could prove it in two ways through different channels"),
  items: z.array(
    z.object({
      method: verificationMethod,
      people: z.number().int().nullable().describe("Who could prove it in this way now; null: it needs nothing on file"),
      settled_days: z.number().int().describe("So many days it has to be on file before it counts; 0: none"),
      used: z.number().int().describe("How often something was begun on it within seven days"),
    }),
  ),
});
export type VerificationCoverage = z.infer<typeof coverage>;

/** Why a piece of evidence is not taken. */
export const evidenceFaults = [
  "left",
  "expired",
  "used",
  "other_action",
  "other_account",
  "other_person",
  "other_ticket",
  "other_technician",
] as const;
export type EvidenceFault = (typeof evidenceFaults)[number];

export const verificationRoutes = routes({
  "GET /verification-policy": {
    summary: "What has to be proved before something is done to an account, by action and class of account",
    access: "catalog:read",
    answer: list(policyRow),
  },
  "GET /verification-coverage": {
    summary: "How many people could prove who they are, by way, and on what the last week's actions were begun",
    access: "system:read",
    answer: coverage,
  },
  "PUT /verification-policy/{action}/{class}": {
    summary: "Change what has to be proved; it counts for evidence that was gathered before, too",
    access: "system:write",
    session: true,
    recent: true,
    body: z.strictObject({ sets: evidenceSets }),
    answer: list(policyRow),
  },
  "DELETE /verification-policy/{action}/{class}": {
    summary: "Back to what the desk comes with",
    access: "system:write",
    session: true,
    recent: true,
    answer: nothing,
    status: 204,
  },
});
