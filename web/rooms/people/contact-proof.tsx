import type { ChangeAsks } from "../../../contract/desk-accounts.ts";
import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { ProofTicket, ToProof } from "../../platform/proof-ticket.tsx";
import { Banner } from "../../ui/banner.tsx";
import type { Option } from "../../ui/combo.tsx";
import { Stack } from "../../ui/stack.tsx";

interface ContactProofProps {
  person: Person;
  asks: ChangeAsks;
  ticket: Option | null;
  onTicket: (ticket: Option | null) => void;
  error: string | null;
}

/** Before anything is typed: whether an address or a number may be changed, and what has to be proved for it. */
export function ContactProof({ person, asks, ticket, onTicket, error }: ContactProofProps) {
  const t = useWords("guard");
  const { name } = person;
  if (asks.locked) return <Banner tone="red" title={t("proof.locked", { name })} />;
  if (!asks.evidence) return <Banner title={t("proof.told", { name })} />;
  return (
    <Stack gap={3}>
      <Banner tone="amber" title={t("proof.needed", { name })} action={<ToProof ticket={ticket} />}>
        {t("proof.how")} {asks.first_number && t("proof.first_number")}
      </Banner>
      <ProofTicket personId={person.id} value={ticket} onChange={onTicket} error={error} />
    </Stack>
  );
}
