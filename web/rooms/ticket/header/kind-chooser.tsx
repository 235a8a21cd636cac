import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Menu } from "../../../ui/menu.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";

const kinds = ["incident", "service_request"] as const;

/** Incident or service request. */
export function KindChooser({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const { change } = useOpenTicket();
  const name = (kind: Ticket["kind"]) => ui(`kind.${kind}`);
  if (!ticket.can.work) return <span className={css.still}>{name(ticket.kind)}</span>;
  const choose = (kind: Ticket["kind"]) =>
    void change({
      base: ticket,
      body: { kind },
      shown: { kind },
      fact: { name: t("fact.kind"), of: (of) => name(of.kind), mine: name(kind) },
    });
  return (
    <Menu
      groups={[
        {
          label: t("fact.kind"),
          items: kinds.map((kind) => ({ label: name(kind), run: () => choose(kind), checked: kind === ticket.kind })),
        },
      ]}
    >
      <button type="button" className={css.fact} aria-label={t("kind.change", { kind: name(ticket.kind) })}>
        <span>{name(ticket.kind)}</span>
      </button>
    </Menu>
  );
}
