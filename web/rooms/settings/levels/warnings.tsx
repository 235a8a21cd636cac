import { IconPlus } from "@tabler/icons-react";
import { metrics } from "../../../../contract/service-levels.ts";
import type { Form as FormState } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Heading, Muted } from "../../../ui/text.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { told, unreadableWarnings, type LevelDraft, type WarningDraft } from "./draft.ts";

const blank: WarningDraft = { metric: "resolution", when: "before", time: "30 min", tell: ["assignee"] };

/** Who is told before and after something is due. */
export function Warnings({ form }: { form: FormState<LevelDraft> }) {
  const t = useWords("levels");
  const { warnings } = form.values;
  const change = (place: number, by: Partial<WarningDraft>) =>
    form.set({ warnings: warnings.map((one, at) => (at === place ? { ...one, ...by } : one)) });
  const wrong = unreadableWarnings(form.values);
  return (
    <Stack gap={3}>
      <Heading>{t("warnings")}</Heading>
      <Muted>{t("warnings_hint")}</Muted>
      {warnings.map((one, place) => (
        <Stack key={place} gap={2}>
          <FieldRow>
            <Select
              label={t("warnings.metric")}
              value={one.metric}
              onChange={(metric) => change(place, { metric })}
              choices={metrics.map((value) => ({ value, label: t(`target.${value}`) }))}
              error={form.errorAt(`warnings/${place}`)}
            />
            <Select
              label={t("warnings.when")}
              value={one.when}
              onChange={(when) => change(place, { when })}
              choices={(["before", "after"] as const).map((value) => ({ value, label: t(`when.${value}`) }))}
            />
            <TextInput
              label={t("warnings.time")}
              hint={one.when === "after" ? t("warnings.time_hint") : undefined}
              value={one.time}
              onChange={(time) => change(place, { time })}
              error={wrong.includes(place) ? t("time_wrong") : form.errorAt(`warnings/${place}/minutes`)}
            />
          </FieldRow>
          <ChoiceSet label={t("warnings.tell")}>
            {told.map((who) => (
              <Checkbox
                key={who}
                label={t(`tell.${who}`)}
                checked={one.tell.includes(who)}
                onChange={(on) => change(place, { tell: [...one.tell.filter((other) => other !== who), ...(on ? [who] : [])] })}
              />
            ))}
          </ChoiceSet>
          <Row>
            <Button size="small" kind="quiet" onClick={() => form.set({ warnings: warnings.filter((_, at) => at !== place) })}>
              {t("warnings.remove")}
            </Button>
          </Row>
        </Stack>
      ))}
      <Row>
        <Button size="small" icon={IconPlus} onClick={() => form.set({ warnings: [...warnings, blank] })}>
          {t("warnings.add")}
        </Button>
      </Row>
    </Stack>
  );
}
