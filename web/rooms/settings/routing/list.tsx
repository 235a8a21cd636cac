import { IconRoute } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { Reading } from "../../../ui/reading.tsx";
import { OrderedTable } from "../ordered-table.tsx";
import { ListPage } from "../list-page.tsx";
import { RuleForm, RuleState } from "./rule-form.tsx";

/** Who is asked to take tickets: all rules in their order, or one. */
export function RoutingPage({ id }: { id: string | null }) {
  const reading = useAsk("GET /routing-rules");
  return (
    <Reading of={reading} rows={6}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return id && (found || id === "new") ? <RuleForm key={id} rule={found} /> : <Listed />;
      }}
    </Reading>
  );
}

function Listed() {
  const reading = useAsk("GET /routing-rules");
  const t = useWords("routing");
  const order = useTell("PUT /routing-rules/order", { done: (after) => keep("GET /routing-rules", {}, after) });
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      rows={4}
      add={{ label: t("new"), to: paths.settings("routing", "new") }}
      none={{ icon: IconRoute, title: t("none"), how: t("none_how") }}
    >
      {(rules) => (
        <OrderedTable
          label={t("title")}
          rows={rules}
          to={({ id }) => paths.settings("routing", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("way"), cell: ({ way, team, names }) => [team && names[team], t(`way.${way}`)].filter(Boolean).join(" · ") },
            { name: t("state"), cell: (rule) => <RuleState rule={rule} />, tight: true },
          ]}
          busy={order.isPending}
          onOrder={(rules) => order.mutate({ body: { rules } })}
        />
      )}
    </ListPage>
  );
}
