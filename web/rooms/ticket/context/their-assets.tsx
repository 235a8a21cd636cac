import type { Ticket } from "../../../../contract/tickets.ts";
import { HeldAssets, useHeldAssets } from "../../../platform/assets/held-assets.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { firstName } from "../find-ticket.ts";
import { Section } from "./section.tsx";

/** What whoever asks works with: the fault is mostly in one of them. */
export function TheirAssets({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const holder = ticket.on_behalf_of ?? ticket.requester;
  const held = useHeldAssets(holder?.id ?? null);
  if (!holder || !held || held.items.length === 0) return null;
  return (
    <Section title={t("assets.theirs", { name: firstName(holder.name) })}>
      <HeldAssets personId={holder.id} />
    </Section>
  );
}
