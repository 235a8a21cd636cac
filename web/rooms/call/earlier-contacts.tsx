import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { Heading, Muted } from "../../ui/text.tsx";
import { useCall } from "./call-context.ts";
import css from "./who.module.css";
import { subjectOf } from "../../platform/subject.ts";

/** When they were here before, and about what. */
export function EarlierContacts({ personId }: { personId: string }) {
  const t = useWords("call");
  const time = useTime();
  const { contact } = useCall();
  const { data } = useAsk("GET /contacts", { query: { person: personId, limit: 4 } });
  const earlier = (data?.items ?? []).filter(({ id, ended_at }) => id !== contact.id && ended_at !== null).slice(0, 3);
  if (earlier.length === 0) return null;
  return (
    <div className={css.group}>
      <Heading>{t("earlier.title")}</Heading>
      <ul>
        {earlier.map((each) => (
          <li key={each.id} className={css.earlier}>
            <ContactGlyph channel={each.channel} />
            <span className={css.words}>
              <span>
                {each.ticket ? (
                  <Link to={paths.ticket(each.ticket.number)}>{subjectOf(each.ticket)}</Link>
                ) : (
                  each.outcome && t(`outcome.${each.outcome}`)
                )}
              </span>
              <Muted>{[time.moment(each.started_at), each.technician?.name].filter(Boolean).join(" · ")}</Muted>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
