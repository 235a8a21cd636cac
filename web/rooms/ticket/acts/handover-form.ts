import type { Handover } from "../../../../contract/tickets.ts";

/** What a person writes when handing a ticket on. */
export interface HandoverForm extends Handover {
  /** Key of a team. */
  team: string;
  reason: string;
}

export const parts = ["question", "tried", "found", "asked", "evidence"] as const satisfies readonly (keyof Handover)[];

/** A form kept as text among the drafts; whatever else is there counts as no draft. */
export function readForm(text: string): Partial<HandoverForm> | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return null;
    const known = ["team", "reason", ...parts] as const;
    const strings = known.flatMap((name) => {
      const value = (kept as Record<string, unknown>)[name];
      return typeof value === "string" ? [[name, value] as const] : [];
    });
    return Object.fromEntries(strings);
  } catch {
    return null;
  }
}

/** What was drafted from the ticket's own story, under what the person wrote already. */
export const fillForm = (
  drafted: { handover: Handover; team: { key: string } | null } | undefined,
  written: Partial<HandoverForm> | null,
): HandoverForm => ({
  asked: "",
  tried: "",
  found: "",
  evidence: "",
  question: "",
  reason: "",
  ...drafted?.handover,
  team: drafted?.team?.key ?? "",
  ...written,
});
