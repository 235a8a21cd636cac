import type { AccountActionShown } from "../../../../contract/directory-accounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { readAnew } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import { actOf } from "./asked.ts";
import css from "./accounts.module.css";
import { LinkState } from "./link-state.tsx";
import { Writes } from "./writes.tsx";

const tones: Record<AccountActionShown["state"], Tone> = {
  to_approve: "amber",
  waiting: "plain",
  running: "accent",
  done: "green",
  failed: "red",
  half_done: "red",
  declined: "quiet",
};

/** What was done to an account here: how it stands, what it wrote, and what may be done with it now. */
export function ActionRow({ one, number, works }: { one: AccountActionShown; number: number; works: boolean }) {
  const t = useWords("accounts");
  const time = useTime();
  const me = useMe();
  const { ask } = useOpenTicket();
  const decide = useTell("POST /account-actions/{id}/decisions", { done: () => readAnew(number) });
  const decideIt = (agrees: boolean) => decide.mutate({ params: { id: one.id }, body: { agrees } });
  const mine = one.state === "to_approve" && one.asked_by.id === me.id;
  const name = t(`action.${one.action}`);
  const what = t("action_of", { action: name, account: one.account });
  return (
    <div className={css.one} role="group" aria-label={what}>
      <div className={css.head}>
        <span>{what}</span>
        <Badge tone={tones[one.state]}>{t(`short.${one.state}`)}</Badge>
      </div>
      <p className={css.small}>
        {[
          one.asked_by.name,
          time.moment(one.asked_at),
          one.state === "waiting" && one.not_before && t("not_before", { at: time.moment(one.not_before) }),
          one.approved_by && t(one.state === "declined" ? "declined_by" : "approved_by", { name: one.approved_by.name }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {one.link && <LinkState link={one.link} />}
      {one.deletes_at && <p className={css.small}>{t("deletes_at", { at: time.moment(one.deletes_at) })}</p>}
      {one.failure && <p className={css.small}>{one.failure}</p>}
      <Fold title={t("writes")} open={one.state === "half_done" || one.can.approve}>
        <Writes writes={one.writes} going={one.ended_at === null && one.state !== "to_approve"} />
      </Fold>
      {works && (one.can.approve || one.can.undo || mine) && (
        <div className={css.buttons}>
          {one.can.approve && (
            <>
              <Button size="small" kind="primary" busy={decide.isPending} onClick={() => decideIt(true)}>
                {t("agree")}
              </Button>
              <Button size="small" busy={decide.isPending} onClick={() => decideIt(false)}>
                {t("decline")}
              </Button>
            </>
          )}
          {mine && (
            <Button size="small" busy={decide.isPending} onClick={() => decideIt(false)}>
              {t("withdraw")}
            </Button>
          )}
          {one.can.undo && (
            <Button size="small" aria-label={t("undo_of", { what })} onClick={() => ask(actOf("undo", one.id))}>
              {t("undo")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
