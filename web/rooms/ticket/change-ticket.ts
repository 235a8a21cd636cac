import { useState } from "react";
import type { Ticket } from "../../../contract/tickets.ts";
import { call, isRefusal, type CallOptions } from "../../platform/client.ts";
import { toast } from "../../ui/toast.tsx";
import { given, settle, show } from "./find-ticket.ts";

type Body = CallOptions<"PATCH /tickets/{id}">["body"];

export interface Change {
  body: Body;
  /** The ticket as it was when the person began: what the change is measured against. */
  base: Ticket;
  /** What to show at once. */
  shown?: Partial<Ticket>;
  /** The fact that changes, in words, to compare when somebody else changed it too. */
  fact: { name: string; of: (ticket: Ticket) => string; mine: string };
}

/** Two people changed the same fact: both texts, and what either choice does. */
export interface Conflict {
  name: string;
  mine: string;
  theirs: string;
  keepMine: () => void;
  keepTheirs: () => void;
}

/** `conflict`: both texts are being shown. `refused`: the person was told why, and what they typed is still theirs. */
export type Outcome = "done" | "conflict" | "refused";

/** What a stale version means for one fact: nobody touched it, somebody wrote the same, or both differ. */
export function compare({ base, fact }: Pick<Change, "base" | "fact">, current: Ticket): "untouched" | "same" | "conflict" {
  const theirs = fact.of(current);
  if (theirs === fact.of(base)) return "untouched";
  return theirs === fact.mine ? "same" : "conflict";
}

const currentOf = (error: unknown): Ticket | null =>
  isRefusal(error) && error.code === "version_conflict" ? ((error.problem["current"] as Ticket | undefined) ?? null) : null;

/**
 * Changes facts of a ticket, shown at once and taken back when refused. When somebody else changed the ticket meanwhile but not
 * this fact, the change is merged; when they changed the same fact, `conflict` holds both for the person to choose.
 */
export function useChangeTicket() {
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const send = async (change: Change, version: number): Promise<Outcome> => {
    const { base, body, shown } = change;
    const undo = shown ? show(base.number, () => shown) : () => {};
    try {
      settle(await call("PATCH /tickets/{id}", { ...given(base.number), body, ifMatch: version }));
      return "done";
    } catch (error) {
      undo();
      const current = currentOf(error);
      if (!current) {
        toast.refused(isRefusal(error) ? (error.errors[0]?.detail ?? error.message) : String(error));
        return "refused";
      }
      const found = compare(change, current);
      if (found === "untouched") return send(change, current.version);
      settle(current);
      if (found === "same") return "done";
      setConflict(conflictOf(change, current));
      return "conflict";
    }
  };
  const conflictOf = (change: Change, current: Ticket): Conflict => ({
    name: change.fact.name,
    mine: change.fact.mine,
    theirs: change.fact.of(current),
    keepMine: () => {
      setConflict(null);
      void send({ ...change, base: current }, current.version);
    },
    keepTheirs: () => setConflict(null),
  });

  return { change: (change: Change) => send(change, change.base.version), conflict };
}
