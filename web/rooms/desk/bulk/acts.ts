import {
  IconArrowsRightLeft,
  IconCategory,
  IconChecklist,
  IconChevronsUp,
  IconClipboardText,
  IconEye,
  IconEyeOff,
  IconLock,
  IconMessage,
  IconProgress,
  IconStairs,
  IconTag,
  IconUser,
  IconUserQuestion,
  type Icon,
} from "@tabler/icons-react";

/** What can be done to many tickets, as a person thinks of it: one form each. */
export const kinds = [
  "assign",
  "offer",
  "move",
  "status",
  "type",
  "step",
  "priority",
  "tags",
  "category",
  "checklist",
  "followers",
  "confidential",
  "reply",
  "note",
] as const;
export type Kind = (typeof kinds)[number];

/** The keys are those that do the same to one ticket. */
export const acts: Record<Kind, { icon: Icon; key?: string }> = {
  assign: { icon: IconUser, key: "a" },
  offer: { icon: IconUserQuestion },
  move: { icon: IconArrowsRightLeft, key: "e" },
  status: { icon: IconProgress, key: "s" },
  type: { icon: IconClipboardText, key: "q" },
  step: { icon: IconStairs },
  priority: { icon: IconChevronsUp },
  tags: { icon: IconTag },
  category: { icon: IconCategory },
  checklist: { icon: IconChecklist },
  followers: { icon: IconEye },
  confidential: { icon: IconEyeOff },
  reply: { icon: IconMessage, key: "r" },
  note: { icon: IconLock, key: "n" },
};

/** Those that stand on the bar; the others are behind "More". */
export const first: readonly Kind[] = ["assign", "move", "status"];
