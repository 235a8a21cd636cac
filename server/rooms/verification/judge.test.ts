import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  accountClasses,
  sensitiveActions,
  verificationMethods,
  type AccountClass,
  type SensitiveAction,
  type VerificationMethod,
} from "../../../contract/verification.ts";
import { judge } from "./judge.ts";
import { strengths } from "./methods.ts";
import { usualPolicy } from "./usual-policy.ts";
import { whatIsNeeded } from "./what-is-needed.ts";

const given = (...methods: VerificationMethod[]) => methods.map((method) => ({ id: method, method }));
const usual = (action: SensitiveAction, kind: AccountClass) => usualPolicy[action][kind];
const enough = (action: SensitiveAction, kind: AccountClass, ...methods: VerificationMethod[]) =>
  judge(usual(action, kind), given(...methods)).met?.delayMinutes ?? null;

// What a row of the table says, as who reads it would try it. null: not enough; else the minutes that are waited.
// Seen red: without the channels two codes by the same telephone reset a password.
test.each<[SensitiveAction, AccountClass, VerificationMethod[], number | null]>([
  ["unlock", "normal", [], null],
  ["unlock", "normal", ["authenticator"], 0],
  ["unlock", "normal", ["call_back"], 0],
  ["unlock", "normal", ["sms_code"], null],
  ["unlock", "normal", ["sms_code", "mail_code"], 0],
  ["unlock", "normal", ["second_person"], null],
  ["unlock", "elevated", ["authenticator", "call_back"], null],
  ["unlock", "elevated", ["passkey"], 0],
  ["unlock", "privileged", ["passkey", "in_person", "manager", "second_person"], null],
  ["reset_password", "normal", ["authenticator"], null],
  ["reset_password", "normal", ["passkey"], 0],
  ["reset_password", "normal", ["in_person"], 0],
  ["reset_password", "normal", ["authenticator", "sms_code"], 0],
  ["reset_password", "normal", ["sms_code", "mail_code"], 0],
  ["reset_password", "normal", ["sms_code", "call_back"], null],
  ["reset_password", "normal", ["manager", "video"], 0],
  ["reset_password", "normal", ["call_back", "video"], null],
  ["reset_password", "elevated", ["passkey"], null],
  ["reset_password", "elevated", ["authenticator", "sms_code", "manager"], null],
  ["reset_password", "elevated", ["passkey", "manager"], 0],
  ["reset_password", "privileged", ["passkey", "manager"], null],
  ["reset_password", "privileged", ["passkey", "second_person"], null],
  ["reset_password", "privileged", ["second_person", "video"], 0],
  ["change_factor", "normal", ["passkey"], null],
  ["change_factor", "normal", ["authenticator", "sms_code"], null],
  ["change_factor", "normal", ["passkey", "sms_code"], 60],
  ["change_factor", "normal", ["passkey", "in_person"], 0],
  ["change_factor", "normal", ["passkey", "sms_code", "in_person"], 0],
  ["change_factor", "elevated", ["passkey", "in_person"], null],
  ["change_factor", "elevated", ["passkey", "manager"], 240],
  ["change_factor", "privileged", ["passkey", "manager"], null],
  ["change_factor", "privileged", ["passkey", "second_person"], 1440],
  ["change_contact", "normal", ["passkey", "mail_code"], 60],
  ["change_contact", "elevated", ["passkey", "mail_code"], null],
  ["change_contact", "elevated", ["passkey", "mail_code", "manager"], 60],
  ["forward_mail", "normal", ["sms_code", "authenticator"], null],
  ["install_remote_tool", "elevated", ["passkey", "manager"], 0],
])("%s of one that is %s by %j: %j", (action, kind, methods, minutes) => {
  expect(enough(action, kind, ...methods)).toBe(minutes);
  expect(enough(action, kind, ...methods.toReversed())).toBe(minutes);
});

describe("judging", () => {
  it("uses up no more than is needed, and says what is missing", () => {
    expect(judge(usual("reset_password", "normal"), given("authenticator", "passkey")).met).toEqual({
      evidence: ["passkey"],
      delayMinutes: 0,
    });
    expect(judge(usual("reset_password", "elevated"), given("passkey")).missing).toEqual([{ least: null, methods: ["manager"] }]);
    expect(judge(usual("unlock", "privileged"), given("passkey"))).toEqual({ met: null, missing: [] });
    expect(judge([{ needs: [], delay_minutes: 0 }], []).met).toEqual({ evidence: [], delayMinutes: 0 });
  });

  it("never takes one way, or one channel, twice, and never what is weaker than asked", () => {
    const ways = fc.uniqueArray(fc.constantFrom(...verificationMethods));
    fc.assert(
      fc.property(ways, fc.constantFrom(...sensitiveActions), fc.constantFrom(...accountClasses), (methods, action, kind) => {
        const { met } = judge(usual(action, kind), given(...methods));
        const used = (met?.evidence ?? []) as VerificationMethod[];
        expect(new Set(used.map((method) => strengths[method].channel)).size).toBe(used.length);
        if (!met) return;
        // Somebody answers for it, or the caller proved who they are by more than one code.
        expect(used.some((method) => strengths[method].assurance !== null)).toBe(true);
        if (used.length === 1) expect(strengths[used[0] ?? "sms_code"].alone).toBe(true);
        if (kind === "privileged") expect(used).toContain("second_person");
        if (kind === "elevated" && action !== "disable" && action !== "unlock") expect(used).toContain("manager");
      }),
    );
  });

  // Seen red: with the person who answered not looked at.
  it("takes nobody's word twice", () => {
    const of = (method: VerificationMethod, asked_id: string | null) => ({ id: method, method, asked_id });
    const sets = usual("reset_password", "elevated");
    expect(judge(sets, [of("in_person", "kari"), of("manager", "kari")]).met).toBeNull();
    expect(judge(sets, [of("in_person", "kari"), of("manager", "lars")]).met).not.toBeNull();
    expect(judge(usual("reset_password", "privileged"), [of("second_person", "kari"), of("in_person", "kari")]).met).toBeNull();
  });

  it("is not changed by more evidence to the worse", () => {
    const ways = fc.uniqueArray(fc.constantFrom(...verificationMethods));
    fc.assert(
      fc.property(ways, ways, fc.constantFrom(...sensitiveActions), fc.constantFrom(...accountClasses), (some, more, action, kind) => {
        const before = judge(usual(action, kind), given(...some)).met;
        const after = judge(usual(action, kind), given(...some, ...more)).met;
        if (before) expect(after?.delayMinutes).toBeLessThanOrEqual(before.delayMinutes);
      }),
    );
  });
});

describe("what is needed", () => {
  const asked = (action: SensitiveAction, accountClass: AccountClass, begun: SensitiveAction[] = [], ownManager = false) =>
    whatIsNeeded(usual, { action, accountClass, begun, ownManager });

  it.each<[SensitiveAction, AccountClass, SensitiveAction[], AccountClass | null]>([
    ["reset_password", "normal", ["change_factor"], "elevated"],
    ["change_factor", "normal", ["reset_password"], "elevated"],
    ["change_factor", "elevated", ["reset_password"], "privileged"],
    ["reset_password", "privileged", ["change_factor"], null],
  ])("%s of one that is %s after %j is a change of factor of %s", (action, kind, begun, as) => {
    expect(asked(action, kind, begun)).toEqual(as ? usual("change_factor", as) : []);
  });

  it("asks for nothing more after the same, or after an unlock", () => {
    expect(asked("reset_password", "normal", ["reset_password", "unlock"])).toEqual(usual("reset_password", "normal"));
  });

  it("lets nobody act on their own manager alone", () => {
    for (const { needs } of asked("unlock", "normal", [], true))
      expect(needs.filter(({ methods }) => methods.includes("second_person"))).toHaveLength(1);
    for (const { needs } of asked("change_factor", "privileged", [], true))
      expect(needs.filter(({ methods }) => methods.includes("second_person"))).toHaveLength(1);
  });
});
