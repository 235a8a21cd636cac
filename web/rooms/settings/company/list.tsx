import { IconBuilding } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { OrderedTable } from "../ordered-table.tsx";
import { ListPage } from "../list-page.tsx";
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
  const may = useMay()("accounts:write");
  const order = useTell("PUT /identity-providers/order", { done: (after) => keep("GET /identity-providers", {}, after) });
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      add={may && { label: t("new"), to: paths.settings("company", "new") }}
      none={{ icon: IconBuilding, title: t("none"), how: t("none_how") }}
    >
      {(items) => (
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
          busy={order.isPending || !may}
          onOrder={(ids) => order.mutate({ body: { ids } })}
        />
      )}
    </ListPage>
  );
}
