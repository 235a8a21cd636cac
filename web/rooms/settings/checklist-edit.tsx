import type { ChecklistTemplate } from "../../../contract/checklists.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { change, forget, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { ChecklistSteps } from "./checklist-steps.tsx";
import { EditForm, whenKept } from "./edit-form.tsx";

const blank = { name: "", items: [{ text: "", mandatory: false }] };
const neededOf = ({ name, items }: typeof blank) => [
  ["name", name] as const,
  ...items.map(({ text }, at) => [`items/${at}/text`, text] as const),
];

/** A new checklist, step by step. */
export function ChecklistNew() {
  const t = useWords("settings");
  const say = useWords("ui");
  const go = useGo();
  const form = useForm(blank, "checklist.new");
  const add = useTell("POST /checklist-templates", {
    done: ({ name }) => {
      void forget("GET /checklist-templates");
      form.done();
      toast.told(t("checklists.added", { name }));
      go(paths.settings("checklists"), { replace: true });
    },
    refused: form.refused,
  });
  return (
    <Page title={t("checklists.new")} back={{ to: paths.settings("checklists"), label: t("checklists") }}>
      <Form
        form={form}
        onSave={() => form.check(...neededOf(form.values)) && add.mutate({ body: form.values })}
        save={t("checklists.add")}
        busy={add.isPending}
        beside={
          <LinkButton kind="quiet" to={paths.settings("checklists")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <TextInput label={t("checklists.name")} autoFocus {...form.field("name")} />
        <ChecklistSteps steps={form.values.items} onChange={(items) => form.set({ items })} errorAt={form.errorAt} />
      </Form>
    </Page>
  );
}

/** A checklist that is there: changed for tickets that take it from now on. */
export function ChecklistEdit({ id }: { id: string }) {
  const t = useWords("settings");
  const write = useMay()("catalog:write");
  const reading = useAsk("GET /checklist-templates");
  return (
    <Reading of={reading}>
      {({ items }) => {
        const template = items.find((each) => each.id === id);
        return template && write ? <Known template={template} /> : <EmptyState title={t("missing")}>{t("missing.how")}</EmptyState>;
      }}
    </Reading>
  );
}

function Known({ template }: { template: ChecklistTemplate }) {
  const t = useWords("settings");
  const go = useGo();
  const { id, name, items, version } = template;
  const form = useForm({ name, items }, `checklist.${id}`);
  const save = useTell(
    "PATCH /checklist-templates/{id}",
    whenKept(form, (after: ChecklistTemplate) => {
      change("GET /checklist-templates", {}, (before) => ({ items: before.items.map((each) => (each.id === id ? after : each)) }));
      void forget("GET /checklist-templates");
    }),
  );
  const remove = useTell("DELETE /checklist-templates/{id}", {
    done: () => {
      void forget("GET /checklist-templates");
      toast.told(t("checklists.removed", { name }));
      go(paths.settings("checklists"), { replace: true });
    },
  });
  const keep = () => form.check(...neededOf(form.values)) && save.mutate({ params: { id }, body: form.changes, ifMatch: version });
  return (
    <Page
      title={name}
      back={{ to: paths.settings("checklists"), label: t("checklists") }}
      actions={
        <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
          {t("checklists.remove")}
        </Button>
      }
    >
      <EditForm form={form} save={save} onSave={keep} consequence={t("checklists.consequence")}>
        <TextInput label={t("checklists.name")} {...form.field("name")} />
        <ChecklistSteps steps={form.values.items} onChange={(next) => form.set({ items: next })} errorAt={form.errorAt} />
      </EditForm>
    </Page>
  );
}
