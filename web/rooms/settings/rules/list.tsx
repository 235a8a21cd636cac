import { IconRobot } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { Reading } from "../../../ui/reading.tsx";
import { OrderedTable } from "../ordered-table.tsx";
import { ListPage } from "../list-page.tsx";
import { RuleForm } from "./rule-form.tsx";
import { RuleState } from "./rule-state.tsx";
import { useWhen } from "./when-words.ts";

/** What the desk does by itself: all of it, in its order, or one rule. */
export function RulesPage({ id }: { id: string | null }) {
  const reading = useAsk("GET /rules");
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
  const reading = useAsk("GET /rules");
  const t = useWords("rules");
  const say = useWhen();
  const order = useTell("PUT /rules/order", { done: (after) => keep("GET /rules", {}, after) });
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      rows={4}
      add={{ label: t("new"), to: paths.settings("rules", "new") }}
      none={{ icon: IconRobot, title: t("none"), how: t("none_how") }}
    >
      {(rules) => (
        <OrderedTable
          label={t("title")}
          rows={rules}
          to={({ id }) => paths.settings("rules", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("when"), cell: ({ when }) => say(when) },
            { name: t("state"), cell: (rule) => <RuleState rule={rule} />, tight: true },
          ]}
          busy={order.isPending}
          onOrder={(rules) => order.mutate({ body: { rules } })}
        />
      )}
    </ListPage>
  );
}
