import { IconPlus, IconRoute } from "@tabler/icons-react";
import type { RoutingRule } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { OrderedTable } from "../ordered-table.tsx";
import { RuleForm, RuleState } from "./rule-form.tsx";

/** Who is asked to take tickets: all rules in their order, or one. */
export function RoutingPage({ id }: { id: string | null }) {
  const reading = useAsk("GET /routing-rules");
  return (
    <Reading of={reading} rows={6}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return id && (found || id === "new") ? <RuleForm key={id} rule={found} /> : <Listed rules={items} />;
      }}
    </Reading>
  );
}

function Listed({ rules }: { rules: readonly RoutingRule[] }) {
  const t = useWords("routing");
  const order = useTell("PUT /routing-rules/order", { done: (after) => keep("GET /routing-rules", {}, after) });
  const add = (
    <LinkButton icon={IconPlus} to={paths.settings("routing", "new")}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={add}>
      {rules.length === 0 ? (
        <EmptyState icon={IconRoute} title={t("none")} action={add}>
          {t("none_how")}
        </EmptyState>
      ) : (
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
    </Page>
  );
}
