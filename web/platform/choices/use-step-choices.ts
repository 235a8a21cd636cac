import { inMyLanguage } from "../i18n.ts";
import { useAsk } from "../queries.ts";

/** The steps of all request types, each under what its type is called; of one key once. */
export function useStepChoices(): { value: string; label: string; group: string }[] {
  const { data } = useAsk("GET /request-types");
  const all = (data?.items ?? []).flatMap(({ name, steps }) =>
    steps
      .filter(({ retired }) => !retired)
      .map(({ key, label }) => ({ value: key, label: inMyLanguage(label), group: inMyLanguage(name) })),
  );
  return all.filter(({ value }, at) => all.findIndex((one) => one.value === value) === at);
}
