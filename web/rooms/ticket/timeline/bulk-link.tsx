import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useMe } from "../../../platform/session.tsx";
import type { Event } from "./fold.ts";
import css from "./timeline.module.css";

/** It was done to other tickets, too; for whoever did it, and leads, with the way to all of them. */
export function BulkLink({ entry: { data, author } }: { entry: Pick<Event, "data" | "author"> }) {
  const t = useWords("ticket");
  const me = useMe();
  const { bulk_id: id, bulk_total: total, bulk_undoes: undoes } = data;
  if (typeof id !== "string" || typeof total !== "number" || total < 2) return null;
  const words = t(undoes ? "event.bulk_undone" : "event.bulk", { n: total - 1 });
  const sees = author?.id === me.id || me.roles.some((role) => role === "lead" || role === "administrator");
  return (
    <span className={css.quiet}>
      {" · "}
      {sees ? <Link to={paths.bulk(id)} className={css.together}>{words}</Link> : words}
    </span>
  );
}
