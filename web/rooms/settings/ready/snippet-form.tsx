import type { Snippet } from "../../../../contract/macros.ts";
import { useForm } from "../../../platform/form.ts";
import { useTell } from "../../../platform/queries.ts";
import { ReadyFrame } from "./frame.tsx";
import type { Place } from "./place.ts";
import { useKept } from "./use-kept.ts";
import { ReadyFields, readyBody, readyValues } from "./whose.tsx";
import { textsOf, WordsFields } from "./words-fields.tsx";

/** Words to insert where one writes. */
export function SnippetForm({ place, snippet }: { place: Place; snippet: Snippet | undefined }) {
  const { texts } = snippet ?? {};
  const read = { ...readyValues(snippet, place), texts: { en: texts?.en ?? "", nb: texts?.nb ?? "" } };
  const form = useForm(read, `snippet.${snippet?.id ?? (place.mine ? "new" : "new-shared")}`);
  const { kept, deleted } = useKept(place);
  const done = (after: Snippet) => {
    form.done();
    kept(after);
  };
  const add = useTell("POST /snippets", { done, refused: form.refused });
  const save = useTell("PATCH /snippets/{id}", { done, refused: form.refused });
  const drop = useTell("DELETE /snippets/{id}", { done: () => snippet && deleted(snippet) });
  const readOnly = snippet !== undefined && !snippet.can_change;
  const submit = () => {
    if (!form.check("name")) return;
    const body = { ...readyBody(form.values), texts: textsOf(form.values.texts) };
    if (snippet) save.mutate({ params: { id: snippet.id }, body, ifMatch: snippet.version });
    else add.mutate({ body });
  };
  return (
    <ReadyFrame
      place={place}
      kept={snippet}
      form={form}
      busy={add.isPending || save.isPending}
      onSave={submit}
      onDelete={() => snippet && drop.mutate({ params: { id: snippet.id } })}
    >
      <ReadyFields form={form} readOnly={readOnly} typed />
      <WordsFields
        value={form.values.texts}
        onChange={(next) => form.set({ texts: next })}
        errorAt={(language) => form.errorAt(`texts/${language}`)}
        readOnly={readOnly}
      />
    </ReadyFrame>
  );
}
