import type { Field } from "../../../../contract/catalog.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Section } from "./section.tsx";

type Value = Ticket["fields"][string];

/** What was answered in the form of the request type. */
export function Fields({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { request_type, fields } = ticket;
  const asked = Object.keys(fields).length > 0;
  const { data, isLoading } = useAsk("GET /request-types", { enabled: asked, staleTime: Infinity });
  // Until the labels are here there is nothing a person could read.
  if (!asked || isLoading) return null;
  const known = data?.items.find(({ id }) => id === request_type?.id)?.fields ?? [];
  const order = [...known.map(({ key }) => key), ...Object.keys(fields)];
  const said = (field: Field | undefined, value: Value): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    const choice = field?.choices.find(({ key }) => key === value);
    return choice ? inMyLanguage(choice.label) : String(value);
  };
  return (
    <Section title={request_type ? inMyLanguage(request_type.name) : t("fields")}>
      <Facts
        facts={[...new Set(order)].map((key) => {
          const value = fields[key];
          const field = known.find((each) => each.key === key);
          return value === undefined || value === "" ? null : { name: field ? inMyLanguage(field.label) : key, value: said(field, value) };
        })}
      />
    </Section>
  );
}
