import { IconForms, IconPencil, IconPlus } from "@tabler/icons-react";
import type { RequestType } from "../../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { NamedIcon } from "../../../ui/named-icon.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Mono } from "../../../ui/text.tsx";
import { bringsOf } from "./brings-draft.ts";
import { BringsFacts } from "./brings-facts.tsx";
import { RequestPreview } from "./request-preview.tsx";
import { RequestTypeEdit } from "./request-type-edit.tsx";
import { RequestTypeNew } from "./request-type-new.tsx";

/** What people can ask for, each with the form that they fill in. */
export function RequestTypesPage({ id }: { id: string | null }) {
  if (id === "new") return <RequestTypeNew />;
  return id ? <RequestTypeEdit id={id} /> : <RequestTypes />;
}

function RequestTypes() {
  const t = useWords("settings");
  const ui = useWords("ui");
  const may = useMay();
  const reading = useAsk("GET /request-types", may("catalog:write") ? { query: { all: "true" } } : {});
  const add = may("catalog:write") && (
    <LinkButton icon={IconPlus} to={paths.settings("request-types", "new")}>
      {t("request_types.new")}
    </LinkButton>
  );
  return (
    <Page title={t("request_types")} lead={t("request_types.lead")} actions={add}>
      <Reading of={reading} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconForms} title={t("request_types.none")} action={add}>
              {t("request_types.none_how")}
            </EmptyState>
          ) : (
            <div>
              {items.map((type) => (
                <Fold
                  key={type.id}
                  title={
                    <Row>
                      <NamedIcon name={type.icon} size={18} />
                      {inMyLanguage(type.name)}
                    </Row>
                  }
                  detail={[
                    !type.active && t("request_types.inactive"),
                    ui(`kind.${type.kind}`),
                    type.category?.name,
                    t("request_types.fields", { n: type.fields.filter(({ retired }) => !retired).length }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                >
                  <Inside type={type} />
                </Fold>
              ))}
            </div>
          )
        }
      </Reading>
    </Page>
  );
}

function Inside({ type }: { type: RequestType }) {
  const t = useWords("settings");
  const may = useMay();
  return (
    <Stack gap={4}>
      {may("catalog:write") && (
        <div>
          <LinkButton icon={IconPencil} to={paths.settings("request-types", type.id)}>
            {t("request_types.change")}
          </LinkButton>
        </div>
      )}
      <Facts
        facts={[
          { name: t("both.en", { label: t("name") }), value: type.name.en },
          { name: t("both.nb", { label: t("name") }), value: type.name.nb },
          { name: t("category.team"), value: type.team?.name },
          { name: t("impact"), value: t(`impact.${type.impact as 1 | 2 | 3}`) },
          { name: t("urgency"), value: t(`urgency.${type.urgency as 1 | 2 | 3}`) },
          { name: t("request_types.sight"), value: type.confidential ? t("request_types.confidential") : null },
          { name: t("key"), value: <Mono>{type.key}</Mono> },
        ]}
      />
      <BringsFacts brings={bringsOf(type)} />
      <RequestPreview name={type.name} hint={type.hint} icon={type.icon} fields={type.fields} />
    </Stack>
  );
}
