import { expect, test } from "vitest";
import type { VerificationMethod } from "../../../../contract/verification.ts";
import type { Caller } from "../../../../contract/verify-caller.ts";
import { wayFor } from "./reset-form.tsx";

const proved = (method: VerificationMethod, more: object = {}) =>
  ({
    method,
    state: "passed",
    mine: true,
    here: true,
    used_at: null,
    action: "reset_password",
    ...more,
  }) as Caller["verifications"][number];
const open = (method: VerificationMethod, hindrance: "too_new" | null = null) =>
  ({ method, hindrance, assurance: "medium", hint: null }) as Caller["ways"][number];
const way = (verifications: Caller["verifications"], ...ways: Caller["ways"]) => wayFor({ verifications, ways, action: "reset_password" });

test("the link goes to where somebody was proved to be, else to where they can be", () => {
  expect(way([proved("passkey")], open("sms_code"))).toBe("portal");
  expect(way([proved("call_back")], open("passkey"))).toBe("sms");
  expect(way([], open("mail_code"), open("passkey"))).toBe("portal");
  expect(way([], open("call_back"), open("mail_code"), open("in_person"))).toBe("mail");
  expect(way([], open("call_back"))).toBe("portal");
  expect(way([], open("sms_code", "too_new"), open("passkey"))).toBe("portal");
  expect(way([], open("video"))).toBe("portal");
});

test("what is used up, of a colleague, of another ticket or for something else opens nothing", () => {
  for (const more of [{ used_at: "2026-03-02T09:00:00Z" }, { mine: false }, { here: false }, { action: "unlock" }, { state: "failed" }])
    expect(way([proved("sms_code", more)], open("passkey"))).toBe("portal");
});
