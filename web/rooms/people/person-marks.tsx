import { useState } from "react";
import { personMarks, type PersonMark } from "../../../contract/person-marks.ts";
import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useMarks } from "../../platform/marks/use-marks.ts";
import { useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { PersonMark as Mark } from "../../ui/person-mark.tsx";
import { MarkDialog } from "./mark-dialog.tsx";
import css from "./person-marks.module.css";

/** How somebody is marked, by whom, and what helps them: for technicians alone. */
export function PersonMarks({ person }: { person: Person }) {
  const t = useWords("people");
  const time = useTime();
  const technician = useMay()("tickets:work");
  const [asking, ask] = useState<PersonMark | null>(null);
  const { data } = useAsk("GET /people/marks", { enabled: technician, staleTime: 5 * 60_000 });
  const marks = useMarks(person.id);
  const may = data?.may_mark ?? [];
  const drop = useTell("DELETE /people/{id}/marks/{mark}");
  const has = (mark: PersonMark) => marks.find((one) => one.mark === mark);
  const unset = (mark: PersonMark) => drop.mutate({ params: { id: person.id, mark } });
  useKeys(
    personMarks.map((mark) => ({
      label: t(has(mark) ? `marks.unset.${mark}` : `marks.set.${mark}`),
      group: t("keys"),
      run: () => (has(mark) ? unset(mark) : ask(mark)),
      disabled: !may.includes(mark),
    })),
  );
  if (!technician || !data || (marks.length === 0 && may.length === 0)) return null;
  return (
    <Section
      title={t("marks")}
      lead={t("marks.lead")}
      actions={personMarks
        .filter((mark) => may.includes(mark) && !has(mark))
        .map((mark) => (
          <Button key={mark} size="small" onClick={() => ask(mark)}>
            {t(`marks.set.${mark}`)}
          </Button>
        ))}
    >
      {marks.length === 0 && <p className={css.quiet}>{t("marks.none")}</p>}
      <ul className={css.marks}>
        {marks.map(({ mark, note, set_by, set_at }) => (
          <li key={mark} className={css.mark}>
            <Mark mark={mark} note={null} />
            <span className={css.says}>
              {note}
              {set_by && <span className={css.quiet}>{t("marks.by", { name: set_by.name, at: time.moment(set_at) })}</span>}
            </span>
            {may.includes(mark) && (
              <span className={css.acts}>
                <Button size="small" kind="quiet" onClick={() => ask(mark)}>
                  {t("marks.change")}
                </Button>
                <Button size="small" kind="quiet" busy={drop.isPending} onClick={() => unset(mark)}>
                  {t(`marks.unset.${mark}`)}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asking && <MarkDialog key={asking} person={person} mark={asking} note={has(asking)?.note ?? ""} close={() => ask(null)} />}
    </Section>
  );
}
