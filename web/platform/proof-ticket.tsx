import { Combo, type Option } from "../ui/combo.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TicketNumber } from "../ui/text.tsx";
import { call } from "./client.ts";
import { findTicket } from "./find.tsx";
import { useWords } from "./i18n.ts";
import { paths } from "./paths.ts";

/** Somebody's open tickets at first, then any by number or words. */
const findTicketOf =
  (personId: string) =>
  async (words: string, signal: AbortSignal): Promise<Option[]> => {
    if (words.trim()) return findTicket()(words, signal);
    const query = { requester: personId, status: "new,open,waiting", sort: "newest" as const, limit: 10 };
    const { items } = await call("GET /tickets", { query, signal });
    return items.map(({ number, subject }) => ({ value: String(number), label: subject, mark: <TicketNumber number={number} /> }));
  };

interface ProofTicketProps {
  personId: string;
  value: Option | null;
  onChange: (ticket: Option | null) => void;
  error: string | null;
}

/** In which ticket it was proved who is asking. What was typed elsewhere on the page is kept while one looks there. */
export function ProofTicket({ personId, value, onChange, error }: ProofTicketProps) {
  const t = useWords("guard");
  return (
    <Combo
      label={t("proof.ticket")}
      hint={value ? undefined : t("proof.ticket_hint")}
      clearable
      value={value}
      onChange={onChange}
      find={findTicketOf(personId)}
      error={error}
    />
  );
}

export function ToProof({ ticket }: { ticket: Option | null }) {
  const t = useWords("guard");
  return ticket ? (
    <LinkButton size="small" to={paths.ticket(Number(ticket.value))}>
      {t("proof.verify", { number: ticket.value })}
    </LinkButton>
  ) : null;
}
