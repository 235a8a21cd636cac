import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { OrderedTable } from "../ordered-table.tsx";
import { CompanyEdit } from "./edit.tsx";
import { CompanyNew } from "./new.tsx";

/** Sign-in through the company: its providers, in the order of their buttons. */
export function CompanyPage({ id }: { id: string | null }) {
  if (id === "new") return <CompanyNew />;
  return id ? <CompanyEdit key={id} id={id} /> : <Providers />;
}

function Providers() {
  const t = useWords("company");
  const time = useTime();
  const reading = useAsk("GET /identity-providers");
  const order = useTell("PUT /identity-providers/order", { done: (after) => keep("GET /identity-providers", {}, after) });
  const add = useMay()("accounts:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("company", "new")}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={add}>
      <Reading of={reading} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconBuilding} title={t("none")} action={add}>
              {t("none_how")}
            </EmptyState>
          ) : (
            <OrderedTable
              label={t("title")}
              rows={items}
              to={({ id }) => paths.settings("company", id)}
              faded={({ active }) => !active}
              columns={[
                { name: t("name"), cell: ({ name }) => name },
                { name: t("issuer"), cell: ({ issuer }) => issuer },
                { name: t("people"), cell: ({ people }) => people, end: true, tight: true },
                { name: t("signed_in"), cell: ({ signed_in_at }) => (signed_in_at ? time.ago(signed_in_at) : t("never")), tight: true },
              ]}
              busy={order.isPending || !add}
              onOrder={(ids) => order.mutate({ body: { ids } })}
            />
          )
        }
      </Reading>
    </Page>
  );
}
