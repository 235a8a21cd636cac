import type { Named } from "../../../contract/shapes.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { leaveLive } from "../../platform/live.ts";
import { useTell } from "../../platform/queries.ts";
import { useMay, useMe } from "../../platform/session.tsx";
import { Form } from "../../ui/form.tsx";
import { Narrow } from "../../ui/narrow.tsx";
import { Section } from "../../ui/page.tsx";
import { TextInput } from "../../ui/text-input.tsx";

/** Looks at the desk as this person, who asks why something is missing there. */
export function ViewAs({ person }: { person: Named }) {
  const t = useWords("settings");
  const may = useMay();
  const me = useMe();
  const form = useForm({ reason: "" }, `view_as.${person.id}`);
  const start = useTell("POST /view-as", {
    done: () => {
      form.done();
      leaveLive();
      window.location.assign("/");
    },
    refused: form.refused,
  });
  if (!may("desk:view_as") || person.id === me.id) return null;
  return (
    <Section title={t("view_as")} lead={t("view_as.lead", { name: person.name })}>
      <Narrow>
        <Form
          form={form}
          creates
          label={t("view_as")}
          save={t("view_as.start", { name: person.name })}
          busy={start.isPending}
          onSave={() => start.mutate({ body: { person: person.id, reason: form.values.reason } })}
        >
          <TextInput label={t("view_as.reason")} {...form.field("reason")} required autoComplete="off" />
        </Form>
      </Narrow>
    </Section>
  );
}
