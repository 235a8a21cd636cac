import { IconAlertTriangle, IconHistory, IconPencil } from "@tabler/icons-react";
import { useEffect, type ReactNode } from "react";
import type { RequestType } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths, type Path } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { NamedIcon } from "../../ui/named-icon.tsx";
import { Mono } from "../../ui/text.tsx";
import { announce } from "./announce.tsx";
import type { Issue } from "./known-issues.tsx";
import { fittingTypes } from "./matching.ts";
import { requesters } from "./my-tickets.ts";
import { useNextWords } from "./next-words.ts";
import { useSayProgress } from "./say-progress.ts";
import { useSettled } from "./settled.ts";
import css from "./suggestions.module.css";

interface SuggestionsProps {
  words: string;
  types: readonly RequestType[];
  known: readonly Issue[];
  write: (type?: string) => void;
}

const most = 3;

/** What may already be the answer: a known issue, something to ask for, an earlier ticket. Writing to us always stands first. */
export function Suggestions({ words, types, known, write }: SuggestionsProps) {
  const t = useWords("portal");
  const me = useMe();
  const progress = useSayProgress();
  const next = useNextWords();
  const asked = useSettled(words.trim(), 200);
  const { data } = useAsk("GET /search", {
    query: { q: asked.slice(0, 400), kind: "tickets", limit: 10, as: "requester" },
    enabled: asked.length > 2,
    keepPrevious: true,
  });
  const fits = fittingTypes(types, words, most);
  const mine = requesters((asked.length > 2 ? (data?.tickets ?? []) : []).map(({ ticket }) => ticket))
    .filter((ticket) => ticket.requester?.id === me.id)
    .slice(0, most);
  const fault = types.find((type) => type.kind === "incident")?.key;

  const count = fits.length + known.length + mine.length;
  const said = useSettled(`${asked} ${count}`, 700);
  useEffect(() => {
    announce(t("ask.count", { count }));
    // Once the words and their suggestions keep still, not at every letter.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [said]);

  return (
    <div className={css.panel}>
      <button type="button" data-suggestion className={css.row} onClick={() => write()}>
        <IconPencil size={20} stroke={1.75} aria-hidden />
        <span className={css.strong}>{t("ask.write")}</span>
        <Kbd of="Enter" />
      </button>
      <Group title={t("ask.known")} tone="amber">
        {known.map((issue) => (
          <Suggestion
            key={issue.id}
            to={paths.portalNew({ ...(fault && { type: fault }), words: issue.announcement })}
            mark={<IconAlertTriangle size={20} stroke={1.75} aria-hidden />}
          >
            {issue.announcement}
          </Suggestion>
        ))}
      </Group>
      <Group title={t("ask.types")}>
        {fits.map((type) => (
          <button key={type.id} type="button" data-suggestion className={css.row} onClick={() => write(type.key)}>
            <NamedIcon name={type.icon} size={20} />
            <span className={css.words}>
              <span className={css.strong}>{inMyLanguage(type.name)}</span>
              <span className={css.detail}>{inMyLanguage(type.hint)}</span>
            </span>
          </button>
        ))}
      </Group>
      <Group title={t("ask.mine")}>
        {mine.map((ticket) => (
          <Suggestion
            key={ticket.id}
            to={paths.portalTicket(ticket.number)}
            mark={<IconHistory size={20} stroke={1.75} aria-hidden />}
            detail={
              <>
                <Mono>#{ticket.number}</Mono> {progress(ticket, next(ticket.id)).where}
              </>
            }
          >
            {ticket.subject}
          </Suggestion>
        ))}
      </Group>
    </div>
  );
}

function Group({ title, tone, children }: { title: string; tone?: "amber"; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div role="group" aria-label={title} className={css.group} data-tone={tone}>
      <h2 className={css.title}>{title}</h2>
      <ul>
        {children.map((child, index) => (
          <li key={index}>{child}</li>
        ))}
      </ul>
    </div>
  );
}

function Suggestion({ to, mark, detail, children }: { to: Path; mark: ReactNode; detail?: ReactNode; children: string }) {
  return (
    <Link to={to} data-suggestion className={css.row}>
      {mark}
      <span className={css.words}>
        <span className={css.strong}>{children}</span>
        {detail && <span className={css.detail}>{detail}</span>}
      </span>
    </Link>
  );
}
