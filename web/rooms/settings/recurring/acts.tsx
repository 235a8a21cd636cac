import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Recurrence } from "../../../../contract/recurring.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Pause or go on, skip the next time and take that back, delete; all of them stand in the command bar. */
export function RecurrenceActs({ one }: { one: Recurrence }) {
  const t = useWords("recurring");
  const time = useTime();
  const [asking, ask] = useState(false);
  const params = { id: one.id };
  const again = () => {
    void forget("GET /recurrences");
    void forget("GET /recurrences/{id}/runs");
  };
  const turn = useTell("PATCH /recurrences/{id}", { done: again });
  const back = useTell("DELETE /recurrences/{id}/skips", { done: again });
  const skip = useTell("POST /recurrences/{id}/skips", {
    done: (_, { body }) => {
      again();
      toast.told(t("skipped", { at: time.moment(body.at) }), { label: t("unskip"), run: () => back.mutate({ params }) });
    },
  });
  const [next] = one.next;
  const skipNext = () => next && skip.mutate({ params, body: { at: next } });
  const pause = () => turn.mutate({ params, body: { active: !one.active } });
  useKeys([
    { label: t(one.active ? "pause" : "go_on"), run: pause },
    ...(next ? [{ label: t("skip"), run: skipNext }] : []),
    ...(one.skipped.length > 0 ? [{ label: t("unskip"), run: () => back.mutate({ params }) }] : []),
    { label: t("delete"), run: () => ask(true) },
  ]);
  return (
    <>
      {next && (
        <Button icon={IconPlayerSkipForward} busy={skip.isPending} onClick={skipNext}>
          {t("skip")}
        </Button>
      )}
      {one.skipped.length > 0 && (
        <Button kind="quiet" busy={back.isPending} onClick={() => back.mutate({ params })}>
          {t("unskip")}
        </Button>
      )}
      <Button icon={one.active ? IconPlayerPause : IconPlayerPlay} busy={turn.isPending} onClick={pause}>
        {t(one.active ? "pause" : "go_on")}
      </Button>
      <Button kind="quiet" icon={IconTrash} onClick={() => ask(true)}>
        {t("delete")}
      </Button>
      <Delete one={one} open={asking} onClose={() => ask(false)} />
    </>
  );
}

/** Asks once. */
function Delete({ one, open, onClose }: { one: Recurrence; open: boolean; onClose: () => void }) {
  const t = useWords("recurring");
  const ui = useWords("ui");
  const go = useGo();
  const drop = useTell("DELETE /recurrences/{id}", {
    done: () => {
      void forget("GET /recurrences");
      toast.told(t("deleted", { name: one.subject }));
      go(paths.settings("recurring"), { replace: true });
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("delete.title", { name: one.subject })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button kind="danger" busy={drop.isPending} onClick={() => drop.mutate({ params: { id: one.id } })}>
            {t("delete")}
          </Button>
        </>
      }
    >
      <p>{t("delete.what")}</p>
    </Dialog>
  );
}
