import { useEffect, useState } from "react";
import { watchBulk } from "../../../platform/bulk-in-sight.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Meter } from "../../../ui/meter.tsx";
import css from "./bulk.module.css";
import { Refusals } from "./look.tsx";
import { useDoing } from "./doing.ts";

interface ProgressProps {
  id: string;
  /** Another one is looked at from now on: the one that puts this one back. */
  onOther: (id: string) => void;
  /** Somebody goes to see each ticket. Left out where they are seen, below what is done as a title. */
  onLeave?: () => void;
}

/** How far a bulk change is, and when it is over what came of it; with the ways to stop it and to put it back. */
export function Progress({ id, onOther, onLeave }: ProgressProps) {
  const t = useWords("bulk");
  const doing = useDoing();
  const [overId, setOver] = useState<string | null>(null);
  const reading = useAsk("GET /bulk-changes/{id}", { params: { id }, ...(overId !== id && { refetchInterval: 500 }) });
  const isOver = reading.data !== undefined && reading.data.state !== "running";
  useEffect(() => {
    if (isOver) setOver(id);
  }, [isOver, id]);
  useEffect(() => watchBulk(id), [id]);
  const cancel = useTell("POST /bulk-changes/{id}/cancellation", { done: () => void forget("GET /bulk-changes/{id}") });
  const undo = useTell("POST /bulk-changes/{id}/undo", {
    done: (begun) => {
      void forget("GET /bulk-changes");
      void forget("GET /bulk-changes/{id}");
      onOther(begun.id);
    },
  });
  return (
    <Reading of={reading} rows={2}>
      {(bulk) => (
        <div className={css.progress}>
          {onLeave && <p className={css.what}>{doing(bulk)}</p>}
          {bulk.state === "running" && <Meter value={bulk.done} max={bulk.total} label={t("progress")} />}
          <p role="status">
            {bulk.state === "running"
              ? t("progress.of", { done: bulk.done, total: bulk.total })
              : t(`over.${bulk.state}`, {
                  changed: bulk.changed,
                  unchanged: bulk.unchanged,
                  failed: bulk.failed,
                  left: bulk.total - bulk.done,
                })}
          </p>
          <Refusals of={bulk.refusals} />
          <div className={css.acts}>
            {bulk.can.cancel && (
              <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate({ params: { id } })}>
                {t("cancel")}
              </Button>
            )}
            {bulk.can.undo && (
              <Button size="small" busy={undo.isPending} onClick={() => undo.mutate({ params: { id } })}>
                {t("undo")}
              </Button>
            )}
            {onLeave && (
              <Link to={paths.bulk(id)} onClick={onLeave}>
                {t("see_each")}
              </Link>
            )}
          </div>
        </div>
      )}
    </Reading>
  );
}
