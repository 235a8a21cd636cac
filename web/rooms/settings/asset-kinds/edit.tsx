import type { AssetKind } from "../../../../contract/assets.ts";
import { useForm } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { BothLanguages } from "../both-languages.tsx";
import { KeyField } from "../key-field.tsx";
import { keyFrom } from "../key-from.ts";

export function KindNew() {
  const t = useWords("settings");
  const go = useGo();
  const form = useForm({ name: { en: "", nb: "" }, key: "" }, "asset_kind.new");
  const add = useTell("POST /asset-kinds", {
    done: ({ name }) => {
      void forget("GET /asset-kinds");
      form.done();
      toast.told(t("asset_kind.added", { name: inMyLanguage(name) }));
      go(paths.settings("asset-kinds"), { replace: true });
    },
    refused: form.refused,
  });
  const { name, key } = form.values;
  const save = () =>
    form.check(["name/en", name.en], ["name/nb", name.nb]) && add.mutate({ body: { name, key: key || keyFrom(name.en, 40) } });
  return (
    <Page title={t("asset_kind.new")} back={{ to: paths.settings("asset-kinds"), label: t("asset_kinds") }}>
      <Form
        form={form}
        creates
        label={t("asset_kind.new")}
        onSave={save}
        save={t("asset_kind.add")}
        busy={add.isPending}
        beside={<Cancel />}
      >
        <BothLanguages
          label={t("asset_kind.name")}
          value={name}
          onChange={(words) => form.set({ name: words })}
          errorAt={form.errorAt}
          path="name"
          autoFocus
        />
        <KeyField {...form.field("key")} from={name.en} />
      </Form>
    </Page>
  );
}

function Cancel() {
  const say = useWords("ui");
  return (
    <LinkButton kind="quiet" to={paths.settings("asset-kinds")}>
      {say("cancel")}
    </LinkButton>
  );
}

export function KindEdit({ id }: { id: string }) {
  const t = useWords("settings");
  const reading = useAsk("GET /asset-kinds");
  return (
    <Reading of={reading}>
      {({ items }) => {
        const kind = items.find((one) => one.id === id);
        return kind ? <Known kind={kind} /> : <p>{t("missing")}</p>;
      }}
    </Reading>
  );
}

function Known({ kind }: { kind: AssetKind }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const { id, name, retired } = kind;
  const form = useForm({ name }, `asset_kind.${id}`);
  const save = useTell("PATCH /asset-kinds/{id}", {
    done: (after) => {
      void forget("GET /asset-kinds");
      form.done();
      toast.told(t("saved", { name: inMyLanguage(after.name) }));
    },
    refused: form.refused,
  });
  const words = form.values.name;
  return (
    <Page
      title={inMyLanguage(name)}
      lead={retired && t("asset_kind.retired_lead")}
      back={{ to: paths.settings("asset-kinds"), label: t("asset_kinds") }}
      actions={
        <Button busy={save.isPending} onClick={() => save.mutate({ params: { id }, body: { retired: !retired } })}>
          {t(retired ? "asset_kind.offer" : "asset_kind.retire")}
        </Button>
      }
    >
      <Form
        form={form}
        label={inMyLanguage(name)}
        onSave={() => form.check(["name/en", words.en], ["name/nb", words.nb]) && save.mutate({ params: { id }, body: { name: words } })}
        save={say("save")}
        busy={save.isPending}
      >
        <BothLanguages
          label={t("asset_kind.name")}
          value={words}
          onChange={(value) => form.set({ name: value })}
          errorAt={form.errorAt}
          path="name"
        />
      </Form>
    </Page>
  );
}
