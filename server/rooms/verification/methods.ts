import type { Assurance, VerificationMethod } from "../../../contract/verification.ts";

interface Strength {
  /** null: says nothing of who is asking; somebody else answers for the action with their own sign-in. */
  assurance: Assurance | null;
  /** What whoever deceives would have to have. Two of the same channel count as one. */
  channel: "device" | "person" | "app" | "paper" | "telephone" | "mail" | "video" | "manager" | "second_person";
  /** false: proves nothing alone, for it is too easily taken over. */
  alone: boolean;
  /** Nothing but the technician's own word says that it was done: one such word in a set. */
  word?: true;
}

/** What each way of proof is worth (NIST SP 800-63B-4, 4.2; ASVS 5.0, 6.6.1: codes by telephone only beside another way). */
export const strengths: Record<VerificationMethod, Strength> = {
  passkey: { assurance: "high", channel: "device", alone: true },
  in_person: { assurance: "high", channel: "person", alone: true },
  authenticator: { assurance: "medium", channel: "app", alone: true },
  recovery_code: { assurance: "medium", channel: "paper", alone: true },
  sms_code: { assurance: "medium", channel: "telephone", alone: false },
  mail_code: { assurance: "medium", channel: "mail", alone: false },
  call_back: { assurance: "medium", channel: "telephone", alone: true, word: true },
  video: { assurance: "medium", channel: "video", alone: true, word: true },
  manager: { assurance: "medium", channel: "manager", alone: true },
  second_person: { assurance: null, channel: "second_person", alone: true },
};
