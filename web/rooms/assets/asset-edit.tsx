import type { Asset } from "../../../contract/assets.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, keep, useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { AssetFields } from "./asset-fields.tsx";
import { bodyOf, valuesOf } from "./asset-values.ts";

/** Its facts, to change. Only what was changed is sent; who changed it meanwhile is not overwritten. */
export function AssetEdit({ asset }: { asset: Asset }) {
  const t = useWords("assets");
  const say = useWords("ui");
  const go = useGo();
  const { id, tag, version } = asset;
  const form = useForm(valuesOf(asset), `asset.${id}`);
  const save = useTell("PATCH /assets/{id}", {
    done: (after) => {
      keep("GET /assets/{id}", { params: { id } }, after);
      void forget("GET /assets");
      form.done();
      toast.told(t("saved", { tag: after.tag }));
      go(paths.asset(id), { replace: true });
    },
    refused: form.refused,
  });
  return (
    <Page title={t("edit.title", { tag })} back={{ to: paths.asset(id), label: t("back_to_asset") }}>
      <Form
        form={form}
        label={t("edit.title", { tag })}
        onSave={() => form.check("tag", "name", "kind") && save.mutate({ params: { id }, body: bodyOf(form.changes), ifMatch: version })}
        save={say("save")}
        busy={save.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.asset(id)}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <AssetFields form={form} />
      </Form>
    </Page>
  );
}
