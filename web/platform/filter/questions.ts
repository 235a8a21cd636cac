import type { RequestType } from "../../../contract/catalog.ts";
import type { Field } from "../../../contract/field.ts";
import { inMyLanguage } from "../i18n.ts";
import { askOnce, useAsk } from "../queries.ts";

/** What forms ask, each once by its key: a filter asks for the answer whichever form it stood in. Secrets are never asked for. Pure. */
export function questionsIn(types: readonly Pick<RequestType, "fields">[]): Field[] {
  const found = new Map<string, Field>();
  for (const field of types.flatMap(({ fields }) => fields))
    if (field.kind !== "secret" && !field.retired && !found.has(field.key)) found.set(field.key, field);
  return [...found.values()];
}

export const askQuestions = async (): Promise<Field[]> => questionsIn((await askOnce("GET /request-types")).items);

/** None while they are not `wanted`. */
export function useQuestions(wanted = true): Field[] {
  const { data } = useAsk("GET /request-types", { enabled: wanted });
  return data ? questionsIn(data.items) : [];
}

/** Whether answers to it are more and less: asked with an order. */
export const isOrdered = ({ kind }: Pick<Field, "kind">): boolean => kind === "number" || kind === "date";

interface Value {
  value: string;
  label: string;
}

/** What an answer may be asked for, where that is known. `any` and `none`: whether there is one. */
export function valuesOf({ kind, choices }: Field, special: readonly Value[]): Value[] {
  const known = choices.filter(({ retired }) => !retired).map(({ key, label }) => ({ value: key, label: inMyLanguage(label) }));
  return [...known, ...(kind === "yes_no" ? special : special.filter(({ value }) => value === "any" || value === "none"))];
}
