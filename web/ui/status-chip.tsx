import type { Status } from "../../contract/tickets.ts";
import { useWords } from "../platform/i18n.ts";
import { Badge, type Tone } from "./badge.tsx";

const tones: Record<Status, Tone> = { new: "plain", open: "accent", waiting: "plain", resolved: "green", closed: "plain" };
type Reason = "requester" | "vendor" | "scheduled" | "approval" | "parts";

/** The state of a ticket in a word; waiting says for whom. */
export function StatusChip({ status, waiting }: { status: Status; waiting?: Reason | null }) {
  const t = useWords("ui");
  return <Badge tone={tones[status]}>{status === "waiting" && waiting ? t(`waiting.${waiting}`) : t(`status.${status}`)}</Badge>;
}
