import { useEffect, useRef } from "react";
import { isBulkInSight } from "../../platform/bulk-in-sight.ts";
import { call } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link, useGo } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { toast } from "../../ui/toast.tsx";
import { Meter } from "../../ui/meter.tsx";
import css from "./bulk-line.module.css";

const mine = { query: { running: "true", mine: "true", limit: 5 } } as const;

/** How far my changes of many tickets are, wherever I am meanwhile; and a word when one is done. */
export function BulkLine() {
  const t = useWords("shell");
  const go = useGo();
  const { data } = useAsk("GET /bulk-changes", { ...mine, staleTime: 60_000 });
  const running = data?.items ?? [];
  // Asked again and again only while there is something to tell.
  useAsk("GET /bulk-changes", { ...mine, enabled: running.length > 0, ...(running.length > 0 && { refetchInterval: 1000 }) });
  const before = useRef<readonly string[]>([]);
  const ids = running.map(({ id }) => id).join(" ");
  useEffect(() => {
    const gone = before.current.filter((id) => !ids.includes(id) && !isBulkInSight(id));
    before.current = ids.split(" ").filter(Boolean);
    for (const id of gone)
      void call("GET /bulk-changes/{id}", { params: { id } }).then(
        ({ state, changed, failed }) => {
          if (state === "done") toast.told(t("bulk.done", { changed, failed }), { label: t("bulk.see"), run: () => go(paths.bulk(id)) });
        },
        () => {},
      );
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ids]);
  const [first] = running;
  if (!first) return null;
  const percent = Math.floor((100 * first.done) / Math.max(1, first.total));
  return (
    <Link to={paths.bulk(running.length > 1 ? undefined : first.id)} className={css.line}>
      <Meter size="small" value={first.done} max={first.total} />
      {running.length > 1 ? t("bulk.several", { n: running.length }) : t("bulk.running", { total: first.total, percent })}
    </Link>
  );
}
