import type { Ticket } from "../../../../contract/tickets.ts";
import css from "./context.module.css";
import { Fields } from "./fields.tsx";
import { KnownNow } from "./known-now.tsx";
import { RequesterCard } from "./requester-card.tsx";
import { SolvedBefore } from "./solved-before.tsx";
import { Stays } from "./stays.tsx";
import { Accounts } from "../accounts/accounts.tsx";
import { Approvals } from "../structure/approvals.tsx";
import { Alerts } from "../structure/alerts.tsx";
import { Checklists } from "../structure/checklists.tsx";
import { Linked } from "../structure/linked.tsx";
import { Loans } from "../structure/loans.tsx";
import { Promises } from "../structure/promises.tsx";
import { Appointments } from "../structure/appointments.tsx";
import { WalkIns } from "../structure/walk-ins.tsx";
import { Tags } from "./tags.tsx";
import { TheirAssets } from "./their-assets.tsx";
import { TheirTickets } from "./their-tickets.tsx";
import { TicketFacts } from "./ticket-facts.tsx";
import { Watchers } from "./watchers.tsx";
import { WorkTime } from "./work-time.tsx";

/** What stands beside the ticket: who asks, what else they asked, how it was solved before, where it has been. */
export function ContextFacts({ ticket, inDialog }: { ticket: Ticket; inDialog?: boolean }) {
  return (
    <div className={css.context} data-bare={inDialog || undefined}>
      <RequesterCard ticket={ticket} />
      <Accounts ticket={ticket} />
      <TheirAssets ticket={ticket} />
      <Alerts ticket={ticket} />
      <Promises ticket={ticket} />
      <WalkIns ticket={ticket} />
      <Appointments ticket={ticket} />
      <Loans ticket={ticket} />
      <Approvals ticket={ticket} />
      <Fields ticket={ticket} />
      <Linked ticket={ticket} />
      <Checklists ticket={ticket} />
      <KnownNow ticket={ticket} />
      <SolvedBefore ticket={ticket} />
      <TheirTickets ticket={ticket} />
      <Stays ticket={ticket} />
      <WorkTime ticket={ticket} />
      <Tags ticket={ticket} />
      <Watchers ticket={ticket} />
      <TicketFacts ticket={ticket} />
    </div>
  );
}
