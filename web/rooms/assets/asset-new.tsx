import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { toast } from "../../ui/toast.tsx";
import { AssetFields } from "./asset-fields.tsx";
import { blankAsset, bodyOf, type AssetValues } from "./asset-values.ts";

/** One more; beside a person it is theirs from the beginning. */
export function AssetNew() {
  const { person } = usePlace<{ person?: string }>().search;
  return person ? <Theirs person={person} /> : <New given={blankAsset} />;
}

function Theirs({ person }: { person: string }) {
  const reading = useAsk("GET /people/{id}", { params: { id: person } });
  return (
    <Reading of={reading}>
      {({ id, name, organization, site }) => (
        <New given={{ ...blankAsset, person_id: { id, name }, organization_id: organization, site_id: site?.id ?? "", state: "in_use" }} />
      )}
    </Reading>
  );
}

function New({ given }: { given: AssetValues }) {
  const t = useWords("assets");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(given, `asset.new.${given.person_id?.id ?? ""}`);
  const add = useTell("POST /assets", {
    done: ({ id, tag }) => {
      void forget("GET /assets");
      form.done();
      toast.told(t("new.done", { tag }));
      go(paths.asset(id), { replace: true });
    },
    refused: form.refused,
  });
  const { tag, name, kind, ...rest } = form.values;
  const save = () => form.check("tag", "name", "kind") && add.mutate({ body: { ...bodyOf(rest), tag, name, kind } });
  return (
    <Page title={t("new")} back={{ to: paths.assets(), label: t("back") }}>
      <Form
        form={form}
        creates
        label={t("new")}
        onSave={save}
        save={t("new.add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.assets()}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <AssetFields form={form} />
      </Form>
    </Page>
  );
}
