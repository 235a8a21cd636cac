import type { MergePreview } from "../../../../contract/merges.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { TicketNumber } from "../../../ui/text.tsx";
import css from "./structure.module.css";
import { subjectOf } from "../../../platform/subject.ts";

interface MergeSidesProps {
  preview: MergePreview;
  share: boolean;
  onShare: (share: boolean) => void;
}

const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(", ");

/** Both tickets side by side, what a merge does to them, and who reads what then. */
export function MergeSides({ preview, share, onShare }: MergeSidesProps) {
  const t = useWords("ticket");
  const { from, into, refusal, apart, shared } = preview;
  if (refusal) return <Banner tone="red" title={refusal.detail} announce />;
  const joins = share ? shared.joins : preview.joins;
  return (
    <>
      <div className={css.sides}>
        <Side title={t("merge.closes")} of={from} />
        <Side title={t("merge.goes_on")} of={into} />
      </div>
      <section aria-live="polite">
        <ul className={css.happens}>
          <li>{t("merge.says.inside", { from: from.number, into: into.number })}</li>
          {apart.length === 0 && <li>{t("merge.says.same", { name: from.requester?.name ?? "", into: into.number })}</li>}
          {apart.length > 0 && !share && <li>{t("merge.says.apart", { names: names(apart), from: from.number, into: into.number })}</li>}
          {share && (
            <li>
              {t("merge.says.shared", { names: names(apart), other: into.requester?.name ?? "", from: from.number, into: into.number })}
            </li>
          )}
          {joins.length > 0 && <li>{t("merge.says.joins", { names: names(joins), into: into.number })}</li>}
          <li>{t("merge.says.undo")}</li>
        </ul>
      </section>
      {apart.length > 0 && (
        <>
          <Checkbox
            label={t("merge.share")}
            hint={shared.refusal?.detail ?? t("merge.share.hint")}
            checked={share}
            disabled={shared.refusal !== null}
            onChange={onShare}
          />
          {!share && <Banner tone="amber" title={t("merge.rather")} />}
        </>
      )}
    </>
  );
}

function Side({ title, of }: { title: string; of: MergePreview["from"] }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const time = useTime();
  return (
    <section className={css.side}>
      <h3>{title}</h3>
      <p className={css.subject}>
        <TicketNumber number={of.number} /> {subjectOf(of)}
      </p>
      <p className={css.small}>{[of.requester?.name, of.organization?.name].filter(Boolean).join(", ")}</p>
      <p className={css.small}>
        {[ui(`status.${of.status}`), t("merge.opened", { at: time.moment(of.opened_at) }), t("merge.replies", { n: of.replies })].join(
          " · ",
        )}
      </p>
    </section>
  );
}
