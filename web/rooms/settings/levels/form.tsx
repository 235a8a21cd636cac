import type { LevelShown } from "../../../../contract/service-levels.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { bodyOf, draftOf, unreadable, unreadableWarnings } from "./draft.ts";
import { LevelFields } from "./fields.tsx";
import { Preview } from "./preview.tsx";
import { Remove } from "./remove.tsx";
import { Versions } from "./versions.tsx";

/** One service level: for which tickets, what it promises, and what it would have done. */
export function LevelForm({ level }: { level: LevelShown | undefined }) {
  const t = useWords("levels");
  const ui = useWords("ui");
  const go = useGo();
  const form = useForm(draftOf(level), `service_level.${level?.id ?? "new"}`);
  const done = async (after: LevelShown) => {
    form.done();
    toast.told(t("kept", { name: after.name }));
    await forget("GET /service-levels");
    void forget("GET /service-levels/{id}/versions");
    go(paths.settings("service-levels", after.id), { replace: true });
  };
  const add = useTell("POST /service-levels", { done, refused: form.refused });
  const save = useTell("PATCH /service-levels/{id}", { done, refused: form.refused });
  const submit = () => {
    if (!form.check("name") || unreadable(form.values).length > 0 || unreadableWarnings(form.values).length > 0) return;
    const body = bodyOf(form.values);
    if (level) save.mutate({ params: { id: level.id }, body, ifMatch: level.version });
    else add.mutate({ body });
  };
  return (
    <Page
      title={level?.name ?? t("new")}
      back={{ to: paths.settings("service-levels"), label: t("title") }}
      actions={level && <Remove level={level} />}
    >
      <Form
        form={form}
        creates={!level}
        onSave={submit}
        save={ui("save")}
        busy={add.isPending || save.isPending}
        consequence={level && t("consequence")}
      >
        <LevelFields form={form} />
      </Form>
      <Preview draft={form.values} id={level?.id ?? null} refused={form.refused} />
      {level && <Versions id={level.id} />}
    </Page>
  );
}
