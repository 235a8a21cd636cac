import { metrics } from "../../../../contract/service-levels.ts";
import { waitingReason } from "../../../../contract/step.ts";
import { findOrganizations, findPeople } from "../../../platform/find.tsx";
import { findRequestTypes } from "../../../platform/find-request-type.ts";
import type { Form as FormState } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { askOnce, useAsk } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import type { Option } from "../../../ui/combo.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { priorities } from "../requests/brings-draft.ts";
import { places, unreadable, type LevelDraft, type Place } from "./draft.ts";
import { ManyChosen } from "./many-chosen.tsx";
import { Warnings } from "./warnings.tsx";

async function findTeams(words: string): Promise<Option[]> {
  const { items } = await askOnce("GET /teams");
  return items.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())).map(({ id, name }) => ({ value: id, label: name }));
}
const finders: Record<Place, (words: string, signal: AbortSignal) => Promise<readonly Option[]>> = {
  request_types: findRequestTypes,
  organizations: findOrganizations,
  people: findPeople,
  teams: findTeams,
};

const withOrWithout = <T,>(all: readonly T[], one: T, on: boolean): T[] => [...all.filter((other) => other !== one), ...(on ? [one] : [])];

/** What a service level says, as one types it. */
export function LevelFields({ form }: { form: FormState<LevelDraft> }) {
  const t = useWords("levels");
  const { values } = form;
  const wrong = unreadable(values);
  return (
    <>
      <TextInput label={t("name")} maxLength={100} {...form.field("name")} />
      <ChoiceSet label={t("priorities")} hint={t("for_hint")}>
        {priorities.map((one) => (
          <Checkbox
            key={one}
            label={t(`priority.${one}`)}
            checked={values.priorities.includes(one)}
            onChange={(on) => form.set({ priorities: withOrWithout(values.priorities, one, on) })}
          />
        ))}
      </ChoiceSet>
      {places.map((place) => (
        <ManyChosen
          key={place}
          label={t(place)}
          chosen={values[place]}
          onChange={(chosen) => form.set({ [place]: chosen })}
          find={finders[place]}
          error={form.errorAt(`for/${place}`)}
        />
      ))}
      <ChoiceSet label={t("targets")} hint={t("targets_hint")} error={form.errorAt("targets")}>
        {metrics.map((metric) => (
          <TextInput
            key={metric}
            label={t(`target.${metric}`)}
            value={values.targets[metric]}
            onChange={(text) => form.set({ targets: { ...values.targets, [metric]: text } })}
            error={wrong.includes(metric) ? t("time_wrong") : form.errorAt(`targets/${metric}`)}
          />
        ))}
      </ChoiceSet>
      <Hours form={form} />
      <ChoiceSet label={t("pauses")} hint={t("pauses_hint")}>
        {waitingReason.options.map((one) => (
          <Checkbox
            key={one}
            label={t(`pause.${one}`)}
            checked={values.pauses.includes(one)}
            onChange={(on) => form.set({ pauses: withOrWithout(values.pauses, one, on) })}
          />
        ))}
      </ChoiceSet>
      <Warnings form={form} />
    </>
  );
}

function Hours({ form }: { form: FormState<LevelDraft> }) {
  const t = useWords("levels");
  const calendars = useAsk("GET /calendars");
  return (
    <Select
      label={t("hours")}
      {...form.field("hours")}
      choices={[
        { value: "theirs", label: t("hours.theirs") },
        { value: "always", label: t("hours.always") },
        ...(calendars.data?.items ?? []).map(({ id, name }) => ({ value: id, label: t("hours.calendar", { name }) })),
      ]}
    />
  );
}
