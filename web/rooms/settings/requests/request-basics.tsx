import type { Form } from "../../../platform/form.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { FieldRow } from "../../../ui/form.tsx";
import { namedIcons } from "../../../ui/named-icon.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Select } from "../../../ui/select.tsx";
import { Muted } from "../../../ui/text.tsx";
import { IconChoice } from "../icon-choice.tsx";
import { bringsChangesOf } from "./brings-draft.ts";
import type { RequestDraft } from "./request-draft.ts";
import { TeamSelect } from "../team-select.tsx";

const steps = ["1", "2", "3"] as const;

/** What kind it is, where it goes and how urgent it is. */
export function RequestBasics({ form }: { form: Form<RequestDraft> }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const { data } = useAsk("GET /categories");
  const time = useTime();
  const { data: priorities } = useAsk("GET /priorities");
  const { impact, urgency } = form.values;
  const found = priorities?.matrix.find((one) => one.impact === Number(impact) && one.urgency === Number(urgency));
  const promise = priorities?.targets.find(({ priority }) => priority === found?.priority);
  const own = found && bringsChangesOf(form.values).targets?.[found.priority];
  return (
    <>
      <Segmented
        label={t("kind")}
        {...form.field("kind")}
        choices={[
          { value: "service_request", label: ui("kind.service_request") },
          { value: "incident", label: ui("kind.incident") },
        ]}
      />
      <IconChoice label={t("icon")} names={Object.keys(namedIcons)} {...form.field("icon")} />
      <FieldRow>
        <Select
          label={t("category")}
          {...form.field("category_id")}
          optional
          placeholder={t("category.none")}
          choices={(data?.items ?? []).filter(({ active }) => active).map(({ id, path }) => ({ value: id, label: inMyLanguage(path) }))}
        />
        <TeamSelect label={t("request_types.team")} hint={t("request_types.team_hint")} {...form.field("team_id")} />
      </FieldRow>
      <FieldRow>
        <Select label={t("impact")} {...form.field("impact")} choices={steps.map((value) => ({ value, label: t(`impact.${value}`) }))} />
        <Select label={t("urgency")} {...form.field("urgency")} choices={steps.map((value) => ({ value, label: t(`urgency.${value}`) }))} />
      </FieldRow>
      {promise && (
        <Muted>
          {t("request_types.promise", {
            priority: ui(`priority.${promise.priority}`),
            time: time.took((own ?? promise.resolution_minutes) * 60_000),
          })}
        </Muted>
      )}
      <Checkbox
        label={t("request_types.confidential")}
        hint={t("request_types.confidential_hint")}
        checked={form.values.confidential}
        onChange={(confidential) => form.set({ confidential })}
        error={form.errorAt("confidential")}
      />
    </>
  );
}
