import { IconPencil } from "@tabler/icons-react";
import type { Asset } from "../../../contract/assets.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link, useGo } from "../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { AskOnce } from "../../ui/ask-once.tsx";
import { Facts } from "../../ui/facts.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Mono } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";
import { AssetEdit } from "./asset-edit.tsx";
import { AssetTickets } from "./asset-tickets.tsx";
import { StateBadge } from "./state-badge.tsx";

/** One of them, to read or to change. */
export function AssetPage({ id, editing }: { id: string; editing: boolean }) {
  const t = useWords("assets");
  const go = useGo();
  const write = useMay()("assets:write");
  const reading = useAsk("GET /assets/{id}", { params: { id } });
  useKeys([
    { key: "Escape", label: t("back"), group: t("keys"), run: () => go(editing ? paths.asset(id) : paths.assets()), silent: true },
    { key: "e", label: t("edit"), group: t("keys"), run: () => go(paths.assetEdit(id)), disabled: editing || !write },
  ]);
  return (
    <Reading of={reading} rows={8}>
      {(asset) => (editing && write ? <AssetEdit asset={asset} /> : <Shown asset={asset} write={write} />)}
    </Reading>
  );
}

function Shown({ asset, write }: { asset: Asset; write: boolean }) {
  const t = useWords("assets");
  const go = useGo();
  const time = useTime();
  const may = useMay();
  const { id, tag, name, kind, serial, person, organization, site, state, note, changed_at } = asset;
  const remove = useTell("DELETE /assets/{id}", {
    done: () => {
      void forget("GET /assets");
      toast.told(t("deleted", { tag }));
      go(paths.assets(), { replace: true });
    },
  });
  return (
    <Page
      title={name}
      state={<StateBadge state={state} />}
      lead={
        <>
          <Mono>{tag}</Mono> · {inMyLanguage(kind.name)}
        </>
      }
      back={{ to: paths.assets(), label: t("back") }}
      actions={
        write && (
          <>
            <LinkButton icon={IconPencil} to={paths.assetEdit(id)}>
              {t("edit")}
            </LinkButton>
            <AskOnce
              label={t("delete")}
              title={t("delete.title", { tag })}
              busy={remove.isPending}
              onSure={() => remove.mutate({ params: { id } })}
            >
              {t("delete.how")}
            </AskOnce>
          </>
        )
      }
    >
      <Facts
        facts={[
          {
            name: t("person"),
            value: person && (may("people:read") ? <Link to={paths.person(person.id)}>{person.name}</Link> : person.name),
          },
          { name: t("serial"), value: serial && <Mono>{serial}</Mono> },
          { name: t("organization"), value: organization?.name },
          { name: t("site"), value: site?.name },
          { name: t("changed_at"), value: <time title={time.full(changed_at)}>{time.moment(changed_at)}</time> },
          { name: t("note"), value: note },
        ]}
      />
      {may("tickets:read") && <AssetTickets asset={asset} />}
    </Page>
  );
}
