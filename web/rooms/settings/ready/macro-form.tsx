import { IconPlus } from "@tabler/icons-react";
import type { Macro } from "../../../../contract/macros.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Heading } from "../../../ui/text.tsx";
import { ActCard } from "./act-card.tsx";
import { actKinds, actOf, blankAct, draftOf, type ActDraft } from "./act-draft.ts";
import { ActFields } from "./act-fields.tsx";
import { ReadyFrame } from "./frame.tsx";
import type { Place } from "./place.ts";
import { useKept } from "./use-kept.ts";
import { ReadyFields, readyBody, readyValues } from "./whose.tsx";

const mostActs = 10;

/** What is done on a ticket at once, act by act. */
export function MacroForm({ place, macro }: { place: Place; macro: Macro | undefined }) {
  const t = useWords("ready");
  const acts = macro?.acts.map((act, at) => draftOf(act, String(at))) ?? [blankAct("0")];
  const form = useForm({ ...readyValues(macro, place), acts }, `macro.${macro?.id ?? (place.mine ? "new" : "new-shared")}`);
  const { kept, deleted } = useKept(place);
  const done = (after: Macro) => {
    form.done();
    kept(after);
  };
  const add = useTell("POST /macros", { done, refused: form.refused });
  const save = useTell("PATCH /macros/{id}", { done, refused: form.refused });
  const drop = useTell("DELETE /macros/{id}", { done: () => macro && deleted(macro) });
  const readOnly = macro !== undefined && !macro.can_change;
  const now = form.values.acts;
  const set = (next: ActDraft[]) => form.set({ acts: next });
  const change = (act: ActDraft, changes: Partial<ActDraft>) =>
    set(now.map((each) => (each.id === act.id ? { ...act, ...changes } : each)));
  const submit = () => {
    if (!form.check("name")) return;
    const body = { ...readyBody(form.values), acts: now.map(actOf) };
    if (macro) save.mutate({ params: { id: macro.id }, body, ifMatch: macro.version });
    else add.mutate({ body });
  };
  const move = (from: number, to: number) => {
    const next = [...now];
    const [act] = next.splice(from, 1);
    if (act) next.splice(to, 0, act);
    set(next);
  };
  return (
    <ReadyFrame
      place={place}
      kept={macro}
      form={form}
      busy={add.isPending || save.isPending}
      onSave={submit}
      onDelete={() => macro && drop.mutate({ params: { id: macro.id } })}
    >
      <ReadyFields form={form} readOnly={readOnly} />
      <Heading level={2}>{t("acts")}</Heading>
      {now.map((act, at) => (
        <ActCard
          key={act.id}
          kind={act.act}
          kinds={actKinds.map((value) => ({ value, label: t(`act.${value}`) }))}
          at={at}
          last={at === now.length - 1}
          readOnly={readOnly}
          onKind={(kind) => change(act, { act: kind })}
          onMove={(by) => move(at, at + by)}
          onRemove={() => set(now.filter(({ id }) => id !== act.id))}
          error={form.errorAt(`acts/${at}/act`)}
        >
          <ActFields
            act={act}
            onChange={(changes) => change(act, changes)}
            errorAt={(path) => form.errorAt(`acts/${at}/${path}`)}
            readOnly={readOnly}
          />
        </ActCard>
      ))}
      {!readOnly && now.length < mostActs && (
        <div>
          <Button icon={IconPlus} onClick={() => set([...now, blankAct(String(Math.max(-1, ...now.map(({ id }) => Number(id))) + 1))])}>
            {t("acts.add")}
          </Button>
        </div>
      )}
    </ReadyFrame>
  );
}
