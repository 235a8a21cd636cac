import { useState } from "react";
import type { Refusal } from "../../../platform/client.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { View } from "../../../../contract/views.ts";
import { ViewFields } from "./view-fields.tsx";
import { newView, valuesOf, viewBody } from "./view-values.ts";

interface ViewDialogProps {
  /** The one that is changed; without it a new one is made of `filter`. */
  view?: View;
  filter?: string;
  onClose: () => void;
}

/** Makes a view, or changes one. */
export function ViewDialog({ view, filter = "", onClose }: ViewDialogProps) {
  const t = useWords("views");
  return (
    <Dialog open onClose={onClose} title={view ? t("edit") : t("save_as")} size="large">
      {view ? <Change view={view} onClose={onClose} /> : <Make filter={filter} onClose={onClose} />}
    </Dialog>
  );
}

const readAgain = () => Promise.all([forget("GET /views"), forget("GET /views/counts"), forget("GET /tickets")]);

function Make({ filter, onClose }: { filter: string; onClose: () => void }) {
  const t = useWords("views");
  const go = useGo();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useForm(newView(filter), null);
  const make = useTell("POST /views", {
    done: async (view) => {
      form.done();
      await readAgain();
      toast.told(t("made", { name: view.name }));
      onClose();
      go(paths.desk({ view: view.id }));
    },
    refused: (refused) => {
      setRefusal(refused);
      form.refused(refused);
    },
  });
  return (
    <Form
      form={form}
      creates
      save={t("make")}
      busy={make.isPending}
      onSave={() => form.check("name") && make.mutate({ body: viewBody(form.values) })}
    >
      <ViewFields form={form} refusal={refusal} />
    </Form>
  );
}

function Change({ view, onClose }: { view: View; onClose: () => void }) {
  const t = useWords("views");
  const say = useWords("ui");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useForm(valuesOf(view), `view.${view.id}`);
  const save = useTell("PATCH /views/{id}", {
    done: async () => {
      form.done();
      await readAgain();
      onClose();
    },
    refused: (refused) => {
      setRefusal(refused);
      form.refused(refused);
      if (refused.status === 409) void forget("GET /views");
    },
  });
  return (
    <Form
      form={form}
      save={say("save")}
      busy={save.isPending}
      consequence={view.scope === "personal" ? null : t("edit.for_all")}
      onSave={() => form.check("name") && save.mutate({ params: { id: view.id }, body: viewBody(form.values), ifMatch: view.version })}
    >
      <ViewFields form={form} refusal={refusal} gone={view.gone} />
    </Form>
  );
}
