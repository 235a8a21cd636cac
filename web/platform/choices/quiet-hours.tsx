import { Reading } from "../../ui/reading.tsx";
import { Checkbox, Switch } from "../../ui/checkbox.tsx";
import { ChoiceSet } from "../../ui/choice-set.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { useLanguage, useWords } from "../i18n.ts";
import { change, forget, useAsk, useTell } from "../queries.ts";
import type { Answer } from "../client.ts";
import css from "./choices.module.css";

type Hours = NonNullable<Answer<"GET /notifications/quiet-hours">["hours"]>;

const usual: Hours = { from: "18:00", until: "07:00", days: [1, 2, 3, 4, 5, 6, 7] };
// A Monday.
const weekday = (language: string, day: number) =>
  new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, day)));

/** When I am left alone; each choice holds at once. */
export function QuietHours() {
  const t = useWords("choices");
  const reading = useAsk("GET /notifications/quiet-hours");
  const choose = useTell("PUT /notifications/quiet-hours", {
    inTurn: true,
    // At once: what is pressed while this is on its way changes what was chosen here, not what was before.
    optimistic: ({ body }) => [change("GET /notifications/quiet-hours", {}, () => body)],
    refused: (refusal) => {
      toast.refused(refusal.message);
      void forget("GET /notifications/quiet-hours");
    },
  });
  const tell = (hours: Hours | null) => choose.mutate({ body: { hours } });
  return (
    <Reading of={reading} rows={2}>
      {({ hours }) => (
        <div className={css.quiet}>
          <Switch label={t("quiet.on")} checked={hours !== null} onChange={(on) => tell(on ? usual : null)} />
          {hours && <Chosen hours={hours} onChoose={tell} />}
        </div>
      )}
    </Reading>
  );
}

function Chosen({ hours, onChoose }: { hours: Hours; onChoose: (hours: Hours) => void }) {
  const t = useWords("choices");
  const language = useLanguage();
  // A time that is half typed is none yet.
  const at = (which: "from" | "until") => (clock: string) => /^\d\d:\d\d$/.test(clock) && onChoose({ ...hours, [which]: clock });
  const toggle = (day: number, on: boolean) => {
    const days = on ? [...hours.days, day] : hours.days.filter((one) => one !== day);
    if (days.length > 0) onChoose({ ...hours, days });
  };
  return (
    <>
      <div className={css.clocks}>
        <TextInput type="time" label={t("quiet.from")} value={hours.from} onChange={at("from")} />
        <TextInput type="time" label={t("quiet.until")} value={hours.until} onChange={at("until")} />
      </div>
      <ChoiceSet label={t("quiet.days")}>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Checkbox key={day} label={weekday(language, day)} checked={hours.days.includes(day)} onChange={(on) => toggle(day, on)} />
        ))}
      </ChoiceSet>
    </>
  );
}
