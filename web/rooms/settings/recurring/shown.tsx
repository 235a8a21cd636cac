import type { Recurrence } from "../../../../contract/recurring.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useTime } from "../../../platform/time.ts";
import { Page, Section } from "../../../ui/page.tsx";
import { Muted } from "../../../ui/text.tsx";
import css from "./recurring.module.css";
import { Runs } from "./runs.tsx";
import { RecurrenceState } from "./state.tsx";

/** One of my team that its lead keeps: what it says and when it comes. */
export function Shown({ one }: { one: Recurrence }) {
  const t = useWords("recurring");
  const time = useTime();
  return (
    <Page
      title={one.subject}
      state={<RecurrenceState one={one} />}
      lead={one.says}
      back={{ to: paths.settings("recurring"), label: t("title") }}
    >
      <Muted>{t("kept_by", { team: one.team.name })}</Muted>
      {one.next.length > 0 && (
        <Section title={t("preview")}>
          <ol className={css.dates}>
            {one.next.map((at) => (
              <li key={at}>
                <time dateTime={at}>{time.full(at)}</time>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Runs id={one.id} />
    </Page>
  );
}
