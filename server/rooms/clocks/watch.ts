import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { leadsOf } from "../access/index.ts";
import { membersOfTeams } from "../teams/index.ts";
import { tellOfTargets, ticketHeads } from "../tickets/index.ts";
import type { KeptStep } from "./steps.ts";
import { takeSteps } from "./store-due.ts";

const batch = 100;

/** Whoever a step names, as things are now: where nobody has the ticket, its team. */
async function whom(tx: Db, { tell }: KeptStep, ticket: { team_id: string; assignee_id: string | null }): Promise<string[]> {
  const team = async () => ((await membersOfTeams(tx, [ticket.team_id])).get(ticket.team_id) ?? []).map(({ id }) => id);
  const found: string[] = [];
  for (const one of tell) {
    if (one === "leads") found.push(...(await leadsOf(tx, ticket.team_id)).map(({ id }) => id));
    else if (one === "assignee" && ticket.assignee_id) found.push(ticket.assignee_id);
    else found.push(...(await team()));
  }
  return [...new Set(found)];
}

/**
 * Tells what is near, missed and over by now, each once: what was taken and what was told are one transaction, so that a killed process has told
 * nobody and none is lost. Publishes `ticket.target_near`, `ticket.target_missed` and `ticket.target_over`.
 */
export async function watchTargets(db: Db, now: Date): Promise<void> {
  const some = () =>
    transaction(db, async (tx) => {
      const { clocks, steps } = await takeSteps(tx, now, batch);
      const heads = await ticketHeads(tx, [...new Set(steps.map(({ ticket_id }) => ticket_id))]);
      const told = [];
      for (const { ticket_id, metric, due_at, level, step } of steps) {
        const head = heads.get(ticket_id);
        if (!head) continue;
        // What is over by now is not near: a reminder that comes late is none, and the fact stands all the same.
        const late = step.kind === "near" && due_at <= now;
        const data = {
          metric,
          due_at: due_at.toISOString(),
          level,
          minutes: step.minutes,
          told: late ? [] : await whom(tx, step, head),
          late,
        };
        told.push({ type: `ticket.target_${step.kind}` as const, ticketId: ticket_id, data });
      }
      await tellOfTargets(tx, told);
      return clocks;
    });
  while ((await some()) === batch);
}

export const watch: Job = { name: "clocks.watch", pattern: "* * * * *", run: watchTargets };
