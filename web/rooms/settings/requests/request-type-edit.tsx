import { useRef, useState } from "react";
import type { RequestType } from "../../../../contract/catalog.ts";
import type { ShapeEffect } from "../../../../contract/forms.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import { useForm } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { Switch } from "../../../ui/checkbox.tsx";
import { draftOf, neededOf, requestChangesOf } from "./request-draft.ts";
import type { Moving } from "./moves.ts";
import { RequestParts, WithPreview } from "./request-parts.tsx";
import { WhatChanges } from "./what-changes.tsx";

/** A request type that is there, changed in one place. */
export function RequestTypeEdit({ id }: { id: string }) {
  const t = useWords("settings");
  const write = useMay()("catalog:write");
  const reading = useAsk("GET /request-types", { query: { all: "true" } });
  return (
    <Reading of={reading}>
      {({ items }) => {
        const type = items.find((each) => each.id === id || each.key === id);
        return type && write ? <Known key={type.id} type={type} /> : <EmptyState title={t("missing")}>{t("missing.how")}</EmptyState>;
      }}
    </Reading>
  );
}

function Known({ type }: { type: RequestType }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const { id, version } = type;
  const form = useForm(draftOf(type), `request-type.${id}`);
  const go = useGo();
  const moves = useRef<readonly Moving[]>([]);
  const [effects, setEffects] = useState<ShapeEffect[] | null>(null);
  const body = requestChangesOf(form.changes);
  const save = useTell("PATCH /request-types/{id}", {
    done: async (after) => {
      setEffects(null);
      await forget("GET /request-types");
      form.done();
      toast.told(t("saved", { name: inMyLanguage(after.name) }));
      await moveOn();
    },
    refused: (refusal) => {
      setEffects(null);
      form.refused(refusal);
    },
  });
  // Each is a change of many of its own, with its progress and its undo.
  const moveOn = async () => {
    const wanted = moves.current;
    moves.current = [];
    for (const moving of wanted) {
      const change = { act: "leave_step" as const, type: id, ...moving };
      try {
        const begun = await call("POST /bulk-changes", { body: { change } });
        toast.told(t("effect.step_moving", { n: begun.total }), { label: t("effect.step_see"), run: () => go(paths.bulk(begun.id)) });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        toast.refused(error.message);
      }
    }
  };
  const keep = (moving: readonly Moving[] = []) => {
    moves.current = moving;
    save.mutate({ params: { id }, body, ifMatch: version });
  };
  const look = useTell("POST /request-types/{id}/previews", {
    // What touches no ticket needs no second look.
    done: ({ items }) => (items.length > 0 ? setEffects(items) : keep()),
    refused: form.refused,
  });
  return (
    <Page title={inMyLanguage(type.name)} back={{ to: paths.settings("request-types"), label: t("request_types") }}>
      <WithPreview values={form.values}>
        <Form
          form={form}
          onSave={() => form.check(...neededOf(form.values)) && look.mutate({ params: { id }, body })}
          save={say("save")}
          busy={save.isPending || look.isPending}
          consequence={t("request_types.change_consequence")}
        >
          <RequestParts form={form} />
          <Switch
            label={t("request_types.active")}
            hint={t("request_types.active_hint")}
            checked={form.values.active}
            onChange={(active) => form.set({ active })}
          />
        </Form>
      </WithPreview>
      <WhatChanges effects={effects} steps={body.steps ?? []} busy={save.isPending} onSave={keep} onClose={() => setEffects(null)} />
    </Page>
  );
}
