import type { Me } from "../../contract/access.ts";
import type { Ticket } from "../../contract/tickets.ts";

/** Whether I am sure to see a ticket once it is confidential: it is mine, offered to me, or my team's. Pure. */
export const seesStill = (me: Pick<Me, "id" | "teams">, { assignee, offer, team }: Pick<Ticket, "assignee" | "offer" | "team">): boolean =>
  assignee?.id === me.id || offer?.technician.id === me.id || me.teams.some(({ id }) => id === team.id);
