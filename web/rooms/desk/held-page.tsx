import { IconArrowLeft, IconMailCheck, IconMailOpened } from "@tabler/icons-react";
import { useEffect } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo, useGoUnlessLeft } from "../../platform/place.tsx";
import { useAskPages } from "../../platform/queries.ts";
import { useTitle } from "../../platform/title.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Split, useColumnShown } from "../../ui/split.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { ReadMail } from "../mail/index.ts";
import css from "./held-page.module.css";
import { HeldRow } from "./held-row.tsx";
import { ListHead } from "./list-head.tsx";
import { Queues } from "./queues.tsx";
import column from "./ticket-column.module.css";

const useHeld = () => useAskPages("GET /mail/messages", { query: { outcome: "held", limit: 50 } });
type Held = ReturnType<typeof useHeld>;

/** Messages that wait for somebody to decide what becomes of them: the list, and the one that is open with its decisions. */
export function HeldPage({ id }: { id: string | null }) {
  const t = useWords("mail");
  const desk = useWords("desk");
  const held = useHeld();
  useTitle(t("held"));
  return (
    <Split
      active={id ? "message" : "list"}
      columns={[
        { id: "queues", label: desk("queues"), width: 196, ground: "paper", leaves: 1, children: <Queues search={{}} /> },
        { id: "list", label: t("held"), width: 330, leaves: 2, children: <List held={held} id={id} /> },
        { id: "message", label: t("message"), minWidth: 410, leaves: id ? 3 : 1, children: <Open held={held} id={id} /> },
      ]}
    />
  );
}

function List({ held, id }: { held: Held; id: string | null }) {
  const t = useWords("mail");
  const go = useGo();
  const goUnlessLeft = useGoUnlessLeft();
  const beside = useColumnShown("message");
  const show = (to: string, replace: boolean) => go(paths.held(to), { replace, keepScroll: true });
  const first = held.items[0]?.id;
  useEffect(() => {
    // The first is open as soon as the list is there, so that work can begin.
    if (beside && id === null && first) goUnlessLeft(paths.held(first), { replace: true, keepScroll: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [beside, id, first]);
  return (
    <div id="held-list" className={column.list}>
      <ListHead search={{}} total={held.hasMore ? null : held.items.length} read={held.items.length} />
      <Pages
        of={{ ...held, hasMore: false }}
        rows={8}
        empty={
          <EmptyState icon={IconMailCheck} title={t("held.none")}>
            {t("held.none_how")}
          </EmptyState>
        }
      >
        {(items) => (
          <VirtualList
            label={t("held")}
            items={items}
            keyOf={(mail) => mail.id}
            selected={id}
            onSelect={(mail) => show(mail.id, id !== null)}
            onOpen={() => document.getElementById("held-message")?.focus()}
            onEnd={held.more}
            rowHeight={61}
            row={(mail) => <HeldRow mail={mail} />}
            foot={held.hasMore && t("held.more")}
          />
        )}
      </Pages>
    </div>
  );
}

function Open({ held, id }: { held: Held; id: string | null }) {
  const t = useWords("mail");
  const go = useGo();
  const goUnlessLeft = useGoUnlessLeft();
  const beside = useColumnShown("list");
  const at = held.items.findIndex((mail) => mail.id === id);
  const next = held.items[at + 1] ?? held.items[at - 1];
  useKeys([
    {
      key: "Escape",
      label: t("held.back"),
      group: t("keys.group"),
      silent: true,
      run: () => (beside ? document.querySelector<HTMLElement>(`#held-list [role="listbox"]`)?.focus() : go(paths.held())),
    },
  ]);
  if (id === null)
    return (
      <EmptyState icon={IconMailOpened} title={t("held.choose")}>
        {t("held.choose_how")}
      </EmptyState>
    );
  return (
    <div id="held-message" tabIndex={-1} className={css.message}>
      {!beside && (
        <div className={css.back}>
          <LinkButton kind="quiet" size="small" icon={IconArrowLeft} to={paths.held()}>
            {t("held.back")}
          </LinkButton>
        </div>
      )}
      <ReadMail key={id} id={id} keys onDone={() => goUnlessLeft(paths.held(next?.id), { replace: true })} />
    </div>
  );
}
