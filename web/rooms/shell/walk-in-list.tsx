import { IconDots } from "@tabler/icons-react";
import type { AnswerOf } from "../../../contract/route.ts";
import type { WalkIn, walkInRoutes } from "../../../contract/walk-ins.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { useAsk, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { useMe } from "../../platform/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { Heading } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Timer } from "../../ui/timer.tsx";
import css from "./walk-in-queue.module.css";

export type Queue = AnswerOf<(typeof walkInRoutes)["GET /walk-ins"]>;

interface ListProps {
  queue: Queue;
  desk: string;
  onDesk: (desk: string) => void;
  close: () => void;
}

/** Everybody who waits, whom I called, and who did not come: what can be done with each. */
export function WalkInList({ queue, desk, onDesk, close }: ListProps) {
  const t = useWords("shell");
  const parts = [
    { title: t("walk_ins.mine"), rows: queue.mine },
    { title: t("walk_ins.waiting"), rows: queue.waiting },
    { title: t("walk_ins.away"), rows: queue.away },
  ].filter(({ rows }) => rows.length > 0);
  return (
    // From inside the field, too, where Escape would only leave the field.
    <div className={css.list} role="presentation" onKeyDown={({ key }) => key === "Escape" && close()}>
      <TextInput
        label={t("walk_ins.desk")}
        hint={t("walk_ins.desk_hint")}
        value={desk}
        onChange={onDesk}
        maxLength={20}
        autoComplete="off"
      />
      {parts.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <Heading>{title}</Heading>
          <ul className={css.rows}>
            {rows.map((one) => (
              <Row key={one.id} one={one} desk={desk} close={close} />
            ))}
          </ul>
        </section>
      ))}
      {queue.more_waiting > 0 && <p className={css.small}>{t("walk_ins.more", { n: queue.more_waiting })}</p>}
    </div>
  );
}

function Row({ one, desk, close }: { one: WalkIn; desk: string; close: () => void }) {
  const t = useWords("shell");
  const time = useTime();
  const { language } = useMe();
  const named = ({ name_en, name_nb }: { name_en: string; name_nb: string }) => (language === "nb" ? name_nb : name_en);
  const reason = one.reason && (language === "nb" ? one.reason.label_nb : one.reason.label_en);
  return (
    <li className={css.row}>
      <span className={css.label}>{one.label}</span>
      <span className={css.who}>
        {one.visitor.name}
        <MarksOf personId={one.claimed?.id} />
        {one.appointment_at && <Badge tone="accent">{t("walk_ins.appointment", { at: time.clock(one.appointment_at) })}</Badge>}
        <p className={css.small}>{[reason, one.said, one.visitor.account, named(one.counter)].filter(Boolean).join(" · ")}</p>
      </span>
      {(one.state === "waiting" || one.state === "called") && (
        <Timer from={one.state === "called" ? (one.called_at ?? one.arrived_at) : one.waiting_since} />
      )}
      {one.can.serve && <Acts one={one} desk={desk} close={close} named={named} />}
    </li>
  );
}

interface ActsProps {
  one: WalkIn;
  desk: string;
  close: () => void;
  named: (counter: { name_en: string; name_nb: string }) => string;
}

/** The one thing that comes next is a button; the rest stands behind the dots. */
function Acts({ one, desk, close, named }: ActsProps) {
  const t = useWords("shell");
  const go = useGo();
  const { data: counters } = useAsk("GET /counters", { staleTime: 60_000 });
  const given = { params: { id: one.id } };
  const call = useTell("POST /walk-ins/{id}/calls");
  const back = useTell("POST /walk-ins/{id}/put-back");
  const gone = useTell("POST /walk-ins/{id}/no-show");
  const send = useTell("POST /walk-ins/{id}/transfers");
  const serve = useTell("POST /walk-ins/{id}/serve", {
    done: ({ contact_id }) => {
      close();
      if (contact_id) go(paths.call(contact_id));
    },
  });
  const callThem = {
    label: t(one.state === "called" ? "walk_ins.again" : "walk_ins.call_one"),
    run: () => call.mutate({ ...given, body: desk ? { desk } : {} }),
  };
  const serveThem = { label: t("walk_ins.serve"), run: () => serve.mutate({ ...given, body: {} }) };
  const putBack = { label: t("walk_ins.put_back"), run: () => back.mutate({ ...given, body: {} }) };
  const noShow = { label: t("walk_ins.no_show"), run: () => gone.mutate({ ...given, body: {} }) };
  const open = { label: t("walk_ins.open"), run: () => (close(), one.contact_id && go(paths.call(one.contact_id))) };
  const byState: Partial<Record<WalkIn["state"], MenuItem[]>> = {
    waiting: [callThem, serveThem],
    called: [serveThem, callThem, putBack, noShow],
    serving: [open],
    no_show: [putBack],
  };
  const [first, ...rest] = byState[one.state] ?? [];
  const others = (counters?.items ?? []).filter(({ id, active }) => active && id !== one.counter.id);
  const sendOn = others.map((counter) => ({ label: named(counter), run: () => send.mutate({ ...given, body: { counter: counter.id } }) }));
  const groups = [{ items: rest }, { label: t("walk_ins.send_on"), items: sendOn }].filter(({ items }) => items.length > 0);
  return (
    <>
      {first && (
        <Button size="small" onClick={first.run} aria-label={t("walk_ins.of", { act: String(first.label), label: one.label })}>
          {first.label}
        </Button>
      )}
      {groups.length > 0 && (
        <Menu align="end" groups={groups}>
          <IconButton label={t("walk_ins.more_acts", { label: one.label })} icon={IconDots} />
        </Menu>
      )}
    </>
  );
}
