import { IconPhoneCall, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { RingingCall } from "../../../contract/telephone.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link, useGo, usePlace } from "../../platform/place.tsx";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import { Timer } from "../../ui/timer.tsx";
import { CallersStory } from "./callers-story.tsx";
import css from "./ringing.module.css";
import { subjectOf } from "../../platform/subject.ts";

const takeKey = "alt+shift+0";

/** My telephone rings: who it may be by the number, and one key that takes the call. Not while its contact is open already. */
export function Ringing() {
  const { room, rest } = usePlace();
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set());
  const { data } = useAsk("GET /calls/ringing", { staleTime: 10_000 });
  const any = (data?.items.length ?? 0) > 0;
  // No fact tells that a test has rung long enough.
  useAsk("GET /calls/ringing", { enabled: any, ...(any && { refetchInterval: 5000 }) });
  const call = data?.items.find(({ id, contact_id }) => !hidden.has(id) && !(room === "call" && contact_id === rest[0]));
  return call ? <Rings key={call.id} call={call} hide={() => hide(new Set([...hidden, call.id]))} /> : null;
}

function Rings({ call, hide }: { call: RingingCall; hide: () => void }) {
  const t = useWords("shell");
  const go = useGo();
  const { number, direction, queue, system, rang_at, answered, may_be, call_back } = call;
  const take = useTell("POST /calls/{id}/contacts", {
    done: ({ contact_id }) => {
      void forget("GET /contacts/live");
      void forget("GET /calls/ringing");
      // It stands in the bar of open contacts from now on.
      hide();
      go(paths.call(contact_id));
    },
  });
  const run = () => take.mutate({ params: { id: call.id } });
  const who = may_be.length === 1 && may_be[0] ? t("ring.may_be", { name: may_be[0].name }) : null;
  const label = t(answered ? "ring.open" : "ring.take");
  useKeys([
    { key: takeKey, label, group: t("contact.group"), run, everywhere: true },
    { label: t("ring.hide"), group: t("contact.group"), run: hide },
  ]);
  return (
    <section className={css.ring} aria-label={t("ring.label")}>
      <p role="alert" className="unseen">
        {[t("ring.rings", { number: number ?? t("ring.withheld") }), who].filter(Boolean).join(". ")}
      </p>
      <header className={css.head}>
        <IconPhoneCall size={18} stroke={1.75} aria-hidden />
        <h2 className={css.number}>{number ?? t("ring.withheld")}</h2>
        <Timer from={rang_at} />
        <IconButton label={t("ring.hide")} icon={IconX} small onClick={hide} />
      </header>
      <p className={css.detail}>
        {[t(direction === "outbound" ? "ring.calling" : answered ? "ring.answered" : "ring.ringing"), queue, system]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {call_back && (
        <p className={css.back}>
          {t("ring.call_back")}{" "}
          <Link to={paths.ticket(call_back.number)}>
            <TicketNumber number={call_back.number} /> {subjectOf(call_back)}
          </Link>
        </p>
      )}
      <CallersStory people={may_be} />
      <footer className={css.acts}>
        <Button kind="quiet" onClick={hide}>
          {t("ring.hide")}
        </Button>
        <Button kind="primary" icon={IconPhoneCall} hint={takeKey} busy={take.isPending} onClick={run}>
          {label}
        </Button>
      </footer>
    </section>
  );
}
