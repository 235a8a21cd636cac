import { IconAlertTriangle } from "@tabler/icons-react";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import css from "./known-issues.module.css";
import { useSayWhen } from "./say-when.ts";

export type Issue = Answer<"GET /announcements">["items"][number];

/** What is wrong for many right now, before anybody asks. `fault` is the request type in which "me too" is told. */
export function KnownIssues({ issues, fault }: { issues: readonly Issue[]; fault: string | undefined }) {
  const t = useWords("portal");
  const when = useSayWhen();
  if (issues.length === 0) return null;
  return (
    <section aria-label={t("known.title")} className={css.issues}>
      {issues.map(({ id, announcement, since }) => (
        <article key={id} className={css.issue}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          <div className={css.words}>
            <h2 className={css.title}>{announcement}</h2>
            <p className={css.more}>
              {t("known.working", { since: when.moment(since) })}{" "}
              <Link to={paths.portalNew({ ...(fault && { type: fault }), words: announcement })} className={css.link}>
                {t("known.concerns")}
                <span className="unseen">: {announcement}</span>
              </Link>
            </p>
          </div>
        </article>
      ))}
    </section>
  );
}
