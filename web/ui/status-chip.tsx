import type { Status } from "../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../platform/i18n.ts";
import { Badge, type Tone } from "./badge.tsx";

const tones: Record<Status, Tone> = { new: "plain", open: "accent", waiting: "plain", resolved: "green", closed: "plain" };
type Reason = "requester" | "vendor" | "scheduled" | "approval" | "parts";

interface StatusChipProps {
  status: Status;
  waiting?: Reason | null;
  /** Where it stands in the words of its request type. */
  step?: { label: { en: string; nb: string } } | null;
}

/** The state of a ticket in a word; waiting says for whom, and a step of its request type says it in its own words. */
export function StatusChip({ status, waiting, step }: StatusChipProps) {
  const t = useWords("ui");
  if (step) return <Badge tone={tones[status]}>{inMyLanguage(step.label)}</Badge>;
  return <Badge tone={tones[status]}>{status === "waiting" && waiting ? t(`waiting.${waiting}`) : t(`status.${status}`)}</Badge>;
}
