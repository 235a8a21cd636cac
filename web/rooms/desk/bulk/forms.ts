import type { Kind } from "./acts.ts";
import type { Chosen, Errors, Form } from "./form.ts";
import { usePriority, useTags } from "./form-facts.tsx";
import { useAssign, useFollowers } from "./form-people.tsx";
import { useConfidential } from "./form-confidential.tsx";
import { useOffer } from "./form-offer.tsx";
import { useCategory, useMove } from "./form-place.tsx";
import { useStep } from "./form-step.tsx";
import { useStatus } from "./form-status.tsx";
import { useChecklist, useType } from "./form-type.tsx";
import { useNote, useReply } from "./form-words.tsx";

/** The form of each act; a dialog holds one of them for as long as it is open. */
export const forms: Record<Kind, (errors: Errors, rows: readonly Chosen[]) => Form> = {
  assign: useAssign,
  offer: useOffer,
  move: useMove,
  status: useStatus,
  priority: usePriority,
  tags: useTags,
  category: useCategory,
  followers: useFollowers,
  type: useType,
  step: useStep,
  checklist: useChecklist,
  confidential: useConfidential,
  reply: useReply,
  note: useNote,
};
