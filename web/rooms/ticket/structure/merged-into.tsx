import { IconGitMerge } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Link } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import context from "../context/context.module.css";
import { useDeskPlace } from "../context/desk-place.ts";
import { given } from "../find-ticket.ts";
import css from "./structure.module.css";
import { useUndoMerge } from "./use-undo-merge.ts";
import { subjectOf } from "../../../platform/subject.ts";

/** The tickets that are read through this one, each of which can be taken out again. */
export function MergedInto({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const at = useDeskPlace();
  const undo = useUndoMerge();
  const { data } = useAsk("GET /tickets/{id}/merges", { ...given(ticket.number), enabled: ticket.merged.length > 0 });
  const merges = (data?.items ?? []).filter(({ into }) => into.id === ticket.id);
  if (ticket.merged.length === 0 || merges.length === 0) return null;
  return (
    <div className={css.kind}>
      <h3 className={context.small}>{t("merged.here", { n: merges.length })}</h3>
      {merges.map((merge) => (
        <div key={merge.id} className={css.row}>
          <Card
            to={at(merge.from.number)}
            title={subjectOf(merge.from)}
            detail={[`#${merge.from.number}`, merge.from.requester?.name, t(merge.shared ? "merged.shared" : "merged.apart")]
              .filter(Boolean)
              .join(" · ")}
          />
          {ticket.can.work && (
            <Button size="small" kind="quiet" onClick={() => void undo(merge)}>
              {t("merge.undo")}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

/** Above a ticket that is read through another one: where it goes on. */
export function MergedBanner({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const at = useDeskPlace();
  const undo = useUndoMerge();
  const { merged_into: into } = ticket;
  const { data } = useAsk("GET /tickets/{id}/merges", { ...given(ticket.number), enabled: into !== null });
  if (!into) return null;
  const merge = data?.items.find(({ from }) => from.id === ticket.id);
  return (
    <div className={css.merged}>
      <Banner
        icon={IconGitMerge}
        title={t.rich("merged.into", { number: into.number }, { to: (words) => <Link to={at(into.number)}>{words}</Link> })}
        action={
          merge && (
            <Button size="small" onClick={() => void undo(merge)}>
              {t("merge.undo")}
            </Button>
          )
        }
      />
    </div>
  );
}
