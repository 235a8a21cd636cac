import { expect, it } from "vitest";
import { draftHandover } from "./handover-draft.ts";

const draft = draftHandover("Outlook asks for the password since build 26200. See https://status.example/42", [
  { by: "technician", text: "Does webmail work? Please also restart." },
  { by: "note", text: "Removed the cached credential. Found a stale token, error 0x80070005." },
  { by: "requester", text: "Yes, webmail works.\nStill asking." },
]);

it("pairs what was asked with what was answered", () => expect(draft.asked).toBe("• Does webmail work? Yes, webmail works. Still asking."));
it("tells what was tried from what was found", () => {
  expect(draft.tried).toBe("• Removed the cached credential.");
  expect(draft.found).toBe("• Found a stale token, error 0x80070005.");
});
it("collects the evidence once each", () => {
  expect(draft.evidence.split("\n")).toEqual(["• build 26200.", "• https://status.example/42", "• error 0x80070005."]);
});
it("never puts words into the question: that is for the person to ask", () => expect(draft.question).toBe(""));
it("is empty where nothing was done", () =>
  expect(draftHandover("", [])).toEqual({ asked: "", tried: "", found: "", evidence: "", question: "" }));
