import { memo } from "react";
import { useWords } from "../../platform/i18n.ts";
import type { DeskSearch } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { useListPlaces, type ListPlace } from "./places.ts";
import css from "./queues.module.css";

/** What waits where: mine, the teams', the views. */
export const Queues = memo(function Queues({ search }: { search: DeskSearch }) {
  const t = useWords("desk");
  const groups = useListPlaces(search);
  return (
    <nav className={css.queues} aria-label={t("queues")}>
      {groups.map(({ name, places }) => (
        <section key={name} className={css.group} aria-label={name}>
          <h2 className={css.name}>{name}</h2>
          <ul>
            {places.map((place) => (
              <li key={place.key}>
                <Place place={place} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
});

function Place({ place: { name, to, count, atLeast, tier, toAccept = 0, current } }: { place: ListPlace }) {
  const t = useWords("desk");
  return (
    <Link to={to} className={css.place} data-current={current || undefined} aria-current={current ? "true" : undefined}>
      {tier !== undefined && <TierMark tier={tier} />}
      <span className={css.words}>{name}</span>
      {toAccept > 0 && (
        <span className={css.waiting} title={t("to_accept", { n: toAccept })}>
          <span aria-hidden>{toAccept}</span>
          <span className="unseen">{t("to_accept", { n: toAccept })}</span>
        </span>
      )}
      {count > 0 && <span className={css.count}>{atLeast ? t("count.more", { n: count }) : count}</span>}
    </Link>
  );
}
