import { IconLink } from "@tabler/icons-react";
import { useState } from "react";
import type { ScimSource } from "../../../../contract/scim.ts";
import { findPeople } from "../../../platform/find.tsx";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Combo } from "../../../ui/combo.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";

interface JoinValues {
  user_name: string;
  person: { value: string; label: string } | null;
}

/** Says who somebody there is here: for those whom an address alone does not join. */
export function ScimJoin({ source, put, userName }: { source: ScimSource; put: (source: ScimSource) => void; userName: string }) {
  const t = useWords("scim");
  const [open, setOpen] = useState(false);
  const form = useForm<JoinValues>({ user_name: userName, person: null }, `scim.join.${source.id}`);
  const close = () => {
    form.done();
    setOpen(false);
  };
  const join = useTell("POST /scim-sources/{id}/joins", {
    done: (after) => {
      toast.told(t("joined", { name: form.values.person?.label ?? "" }));
      close();
      put(after);
    },
    refused: form.refused,
  });
  const { user_name, person } = form.values;
  const save = () => {
    if (form.check("user_name", ["person_id", person?.value ?? ""]) && person)
      join.mutate({ params: { id: source.id }, body: { user_name, person_id: person.value } });
  };
  return (
    <>
      <Button icon={IconLink} onClick={() => setOpen(true)}>
        {t("join")}
      </Button>
      <Dialog open={open} onClose={close} title={t("join")} size="small">
        <Form form={form} creates label={t("join")} onSave={save} save={t("join_save")} busy={join.isPending} consequence={t("join_what")}>
          <TextInput label={t("user_name")} hint={t("user_name_hint")} {...form.field("user_name")} autoComplete="off" spellCheck={false} />
          <Combo
            label={t("person")}
            value={person}
            onChange={(chosen) => form.set({ person: chosen })}
            find={findPeople}
            error={form.errorAt("person_id")}
          />
        </Form>
      </Dialog>
    </>
  );
}
