import { IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Table } from "../../../ui/table.tsx";
import { ListPage } from "../list-page.tsx";
import { TelephoneEdit } from "./edit.tsx";
import { TelephoneNew } from "./new.tsx";
import { TelephoneSecret } from "./secret.tsx";

export interface ShownSecret {
  id: string;
  kind: "generic" | "signed";
  text: string;
}

/** Telephone systems whose calls ring at the desk. */
export function TelephonePage({ id }: { id: string | null }) {
  const go = useGo();
  const [shown, show] = useState<ShownSecret | null>(null);
  if (id === "new")
    return (
      <TelephoneNew
        done={({ system, secret }) => {
          if (system.kind !== "ari") show({ id: system.id, kind: system.kind, text: secret });
          go(paths.settings("telephone", system.id), { replace: true });
        }}
      />
    );
  const secret = shown?.id === id && <TelephoneSecret shown={shown} close={() => show(null)} />;
  return id ? <TelephoneEdit key={id} id={id} secret={secret} show={show} /> : <Systems />;
}

function Systems() {
  const t = useWords("telephone");
  const time = useTime();
  const reading = useAsk("GET /telephone-systems");
  return (
    <ListPage
      title={t("title")}
      lead={t("lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("new"), to: paths.settings("telephone", "new") }}
      none={{ icon: IconPhone, title: t("none"), how: t("none_how") }}
    >
      {(items) => (
        <Table
          label={t("title")}
          rows={items}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings("telephone", id)}
          faded={({ active }) => !active}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("kind"), cell: ({ kind }) => t(`kind.${kind}`) },
            { name: t("lines"), cell: ({ lines }) => lines.length, end: true, tight: true },
            {
              name: t("last"),
              cell: ({ active, last_event_at, asterisk }) => {
                if (!active) return <Badge>{t("off")}</Badge>;
                if (asterisk?.fault) return <Badge tone="red">{t("ari_not")}</Badge>;
                return last_event_at ? time.ago(last_event_at) : t("never");
              },
              tight: true,
            },
          ]}
        />
      )}
    </ListPage>
  );
}
