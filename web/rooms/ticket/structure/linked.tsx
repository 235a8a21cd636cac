import { IconPlus, IconX } from "@tabler/icons-react";
import type { TicketLink } from "../../../../contract/links.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useLive } from "../../../platform/live.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useDeskPlace } from "../context/desk-place.ts";
import context from "../context/context.module.css";
import { Section } from "../context/section.tsx";
import { given } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import { kinds } from "./kinds.ts";
import { MergedInto } from "./merged-into.tsx";
import css from "./structure.module.css";
import { subjectOf } from "../../../platform/subject.ts";

const changes = ["ticket.resolved", "ticket.reopened", "ticket.closed", "ticket.confirmed", "ticket.changed", "ticket.assigned"];

/** What this ticket has to do with others, and how far its children are. */
export function Linked({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const may = useMay();
  const { ask } = useOpenTicket();
  const { data } = useAsk("GET /tickets/{id}/links", given(ticket.number));
  // A child that is solved tells so in its own story only.
  useLive(changes, (event) => {
    if (data?.items.some((one) => one.ticket.id === event.ticket_id)) void forget("GET /tickets/{id}/links", given(ticket.number));
  });
  const work = may("tickets:work");
  const items = data?.items ?? [];
  const { open = 0, solved = 0 } = data?.children ?? {};
  useKeys([{ label: t("act.cascade"), group: t("keys.group"), run: () => ask("cascade"), disabled: !work || open === 0 }]);
  if (items.length === 0 && ticket.merged.length === 0 && !work) return null;
  return (
    <Section title={t("linked")} action={work && <IconButton small label={t("link.add")} icon={IconPlus} onClick={() => ask("link")} />}>
      <MergedInto ticket={ticket} />
      {kinds
        .map((kind) => ({ kind, links: items.filter((link) => link.kind === kind) }))
        .filter(({ links }) => links.length > 0)
        .map(({ kind, links }) => (
          <div key={kind} className={css.kind}>
            <h3 className={context.small}>
              {t(`link.are.${kind}`, { n: links.length })}
              {kind === "child" && ` · ${t("link.children", { open, solved })}`}
            </h3>
            {links.map((link) => (
              <One key={link.id} link={link} here={ticket.number} work={work} />
            ))}
          </div>
        ))}
      {open > 0 && work && (
        <Button size="small" onClick={() => ask("cascade")}>
          {t("cascade.open", { n: open })}
        </Button>
      )}
    </Section>
  );
}

function One({ link, here, work }: { link: TicketLink; here: number; work: boolean }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const at = useDeskPlace();
  const time = useTime();
  const { ticket, kind } = link;
  const done = (answer: Parameters<typeof keep<"GET /tickets/{id}/links">>[2]) => keep("GET /tickets/{id}/links", given(here), answer);
  const again = useTell("POST /tickets/{id}/links", { done });
  const remove = useTell("DELETE /tickets/{id}/links/{link}", {
    done: (answer) => {
      done(answer);
      const run = () => again.mutate({ ...given(here), body: { kind, ticket: ticket.id } });
      toast.told(t("link.removed", { number: ticket.number }), { label: t("undo"), run });
    },
  });
  return (
    <div className={css.row}>
      <Card
        to={at(ticket.number)}
        title={subjectOf(ticket)}
        detail={[
          link.task && t("task.is"),
          `#${ticket.number}`,
          ui(`status.${ticket.status}`),
          ticket.assignee?.name ?? (link.task && ticket.team),
          link.task && ticket.due_at && t("task.by", { at: time.moment(ticket.due_at) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      {work && (
        <IconButton
          small
          label={t("link.remove", { number: ticket.number })}
          icon={IconX}
          onClick={() => remove.mutate({ params: { ...given(here).params, link: link.id } })}
        />
      )}
    </div>
  );
}
