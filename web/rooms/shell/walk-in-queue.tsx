import { IconList, IconWalk } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Timer } from "../../ui/timer.tsx";
import { keepDesk, readDesk } from "./desk-place.ts";
import { WalkInList } from "./walk-in-list.tsx";
import css from "./walk-in-queue.module.css";

/** Who stands at the counters of my teams: one press calls the next, one more says that they are here; all of them behind the list. */
export function WalkInQueue() {
  const t = useWords("shell");
  const go = useGo();
  const works = useMay()("contacts:work");
  const [desk, setDesk] = useState(readDesk);
  const { data } = useAsk("GET /walk-ins", { enabled: works, staleTime: 10_000 });
  const next = useTell("POST /walk-ins/next");
  const serve = useTell("POST /walk-ins/{id}/serve", { done: ({ contact_id }) => contact_id && go(paths.call(contact_id)) });
  const [first] = data?.waiting ?? [];
  const called = (data?.mine ?? []).find(({ state }) => state === "called");
  const count = (data?.waiting.length ?? 0) + (data?.more_waiting ?? 0);
  const callNext = () => next.mutate({ body: desk ? { desk } : {} });
  const isHere = () => called && serve.mutate({ params: { id: called.id }, body: {} });
  useKeys([
    { key: "alt+shift+k", label: t("walk_ins.next"), group: t("contact.group"), run: callNext, disabled: !first, everywhere: true },
    { key: "alt+shift+h", label: t("walk_ins.here_key"), group: t("contact.group"), run: isHere, disabled: !called, everywhere: true },
  ]);
  if (!data || (!first && !called && data.away.length === 0)) return null;
  return (
    <span className={css.queue} data-walk-in-queue>
      {called ? (
        <Button kind="primary" size="small" icon={IconWalk} hint="alt+shift+h" busy={serve.isPending} onClick={isHere}>
          {t("walk_ins.here", { label: called.label })} <Timer from={called.called_at ?? called.waiting_since} />
        </Button>
      ) : (
        first && (
          <Button kind="primary" size="small" icon={IconWalk} hint="alt+shift+k" busy={next.isPending} onClick={callNext}>
            {t("walk_ins.call", { n: count })} <Timer from={first.waiting_since} />
          </Button>
        )
      )}
      <Popover
        label={t("walk_ins.all")}
        width={400}
        target={(press) => <IconButton label={t("walk_ins.all")} icon={IconList} {...press} />}
      >
        {(close) => (
          <WalkInList
            queue={data}
            desk={desk}
            onDesk={(value) => {
              setDesk(value);
              keepDesk(value);
            }}
            close={close}
          />
        )}
      </Popover>
    </span>
  );
}
