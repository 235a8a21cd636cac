import type { ReactNode } from "react";
import type { Refusal } from "../../platform/client.ts";
import type { Form as FormState } from "../../platform/form.ts";
import { say as sayWords, useWords } from "../../platform/i18n.ts";
import { Form } from "../../ui/form.tsx";
import { toast } from "../../ui/toast.tsx";

interface Named {
  name: string;
}

/** For `useTell` of what changes something with a name: it is put where it is read, the form is done, and somebody is told. */
export const whenKept = <T extends Named, V extends object>(form: FormState<V>, keep: (after: T) => void) => ({
  done: (after: T) => {
    keep(after);
    form.done();
    toast.told(sayWords("settings", "saved", { name: after.name }));
  },
  refused: (refusal: Refusal) => form.refused(refusal),
});

interface EditFormProps<V extends Named> {
  form: FormState<V>;
  save: { isPending: boolean };
  onSave: () => void;
  consequence?: ReactNode;
  children: ReactNode;
}

/** What is there already and has a name: changed in place. */
export function EditForm<V extends Named>({ form, save, onSave, consequence, children }: EditFormProps<V>) {
  const say = useWords("ui");
  return (
    <Form form={form} onSave={() => form.check("name") && onSave()} save={say("save")} busy={save.isPending} consequence={consequence}>
      {children}
    </Form>
  );
}
