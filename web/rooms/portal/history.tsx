import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { usePlace, useSetSearch } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import css from "./history.module.css";
import { requesters, useMyTickets, type Which } from "./my-tickets.ts";
import { Page } from "./page.tsx";
import { useSettled } from "./settled.ts";
import { TicketCardsToCome } from "./ticket-card.tsx";
import { Cards } from "./tickets.tsx";

interface HistorySearch {
  show?: string;
  q?: string;
}

/** Everything I ever asked for: what is open, what is finished, and a way to find one again. */
export function HistoryPage() {
  const t = useWords("portal");
  const { search } = usePlace<HistorySearch>();
  const setSearch = useSetSearch<HistorySearch>();
  const [words, setWords] = useState(search.q ?? "");
  const settled = useSettled(words.trim(), 250);
  useEffect(() => {
    if (settled !== (search.q ?? "")) setSearch({ q: settled || null });
    // The field leads, the address follows.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  const which: Which = search.show === "finished" ? "finished" : "open";
  return (
    <Page title={t("history.title")}>
      <div className={css.tools}>
        <TextInput
          label={t("history.search")}
          hideLabel
          placeholder={t("history.search")}
          icon={IconSearch}
          type="search"
          enterKeyHint="search"
          value={words}
          onChange={setWords}
          size="large"
          maxLength={400}
        />
        {!settled && (
          <Tabs
            label={t("history.which")}
            value={which}
            onChange={(show) => setSearch({ show: show === "open" ? null : show })}
            controls="portal-history"
            tabs={[
              { value: "open", label: t("history.open") },
              { value: "finished", label: t("history.finished") },
            ]}
          />
        )}
      </div>
      {settled ? <Found words={settled} /> : <Listed which={which} />}
    </Page>
  );
}

function Listed({ which }: { which: Which }) {
  const t = useWords("portal");
  const { items, more, hasMore, isLoading, error, refetch } = useMyTickets(which);
  return (
    <div id="portal-history" role="tabpanel" aria-label={t(`history.${which}`)}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : isLoading ? (
        <TicketCardsToCome label={t("history.title")} />
      ) : items.length === 0 ? (
        <EmptyState
          title={t(`history.nothing_${which}`)}
          action={which === "open" && <LinkButton to={paths.portal()}>{t("history.ask")}</LinkButton>}
        >
          {t(`history.nothing_${which}_words`)}
        </EmptyState>
      ) : (
        <Cards tickets={items} hasMore={hasMore} more={more} />
      )}
    </div>
  );
}

const most = 50;

function Found({ words }: { words: string }) {
  const t = useWords("portal");
  const { data, error, isLoading, refetch } = useAsk("GET /search", {
    query: { q: words, kind: "tickets", limit: most, as: "requester" },
    keepPrevious: true,
  });
  const tickets = requesters((data?.tickets ?? []).map(({ ticket }) => ticket));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (isLoading) return <TicketCardsToCome label={t("history.title")} />;
  if (tickets.length === 0)
    return <EmptyState title={t("history.nothing_found", { words })}>{t("history.nothing_found_words")}</EmptyState>;
  return (
    <div className={css.found}>
      <p role="status" className={css.count}>
        {tickets.length === most ? t("history.most", { count: most }) : t("history.found", { count: tickets.length })}
      </p>
      <Cards tickets={tickets} hasMore={false} more={() => {}} />
    </div>
  );
}
