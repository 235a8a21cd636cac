import type { Person } from "../../../contract/people.ts";
import { AccountHead } from "../../platform/accounts/account-head.tsx";
import css from "../../platform/accounts/accounts.module.css";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Section } from "../../ui/page.tsx";

/** Somebody's accounts in directories, to look at: what is done to them is done in a ticket. */
export function PersonDirectory({ person }: { person: Person }) {
  const t = useWords("accounts");
  const { data } = useAsk("GET /people/{id}/directory-accounts", { params: { id: person.id } });
  if (!data?.items.length) return null;
  return (
    <Section title={t("title")} lead={t("only_in_tickets")}>
      <div className={css.list}>
        {data.items.map((one) => (
          <AccountHead key={`${one.directory.id} ${one.key}`} known={one} />
        ))}
      </div>
    </Section>
  );
}
