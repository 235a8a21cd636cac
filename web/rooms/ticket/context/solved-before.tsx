import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Card } from "../../../ui/card.tsx";
import css from "./context.module.css";
import { useDeskPlace } from "./desk-place.ts";
import { Section } from "./section.tsx";

/** Solved tickets with the same words, and what solved them. */
export function SolvedBefore({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const at = useDeskPlace();
  const { data } = useAsk("GET /search", {
    query: { q: ticket.subject.slice(0, 400), kind: "tickets", solved: "true", limit: 5 },
    staleTime: 5 * 60_000,
  });
  const found = (data?.tickets ?? []).filter((hit) => hit.ticket.id !== ticket.id).slice(0, 3);
  if (found.length === 0) return null;
  return (
    <Section title={t("solved_before")}>
      {found.map(({ ticket: solved, resolution }) => (
        <Card key={solved.id} to={at(solved.number)} title={solved.subject} detail={`#${solved.number}${who(solved)}`}>
          {resolution && <span className={css.resolution}>{resolution}</span>}
        </Card>
      ))}
    </Section>
  );

  function who(solved: (typeof found)[number]["ticket"]): string {
    const name = solved.audience === "technician" ? solved.assignee?.name : solved.with;
    return name ? ` · ${t("solved_by", { name })}` : "";
  }
}
