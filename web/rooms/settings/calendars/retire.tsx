import { useState } from "react";
import type { CalendarShown } from "../../../../contract/calendars.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Retires a calendar, once it was said whose hours those are: they are open around the clock from then on. */
export function Retire({ calendar: { id, name, teams, sites } }: { calendar: CalendarShown }) {
  const t = useWords("calendars");
  const say = useWords("ui");
  const go = useGo();
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const users = [...teams, ...sites].map((one) => one.name);
  const remove = useTell("DELETE /calendars/{id}", {
    done: () => {
      void forget("GET /calendars");
      toast.told(t("removed", { name }));
      go(paths.settings("calendars"), { replace: true });
    },
    refused: (refusal) => setProblem(refusal.message),
  });
  return (
    <>
      <Button kind="danger" onClick={() => ask(true)}>
        {t("remove")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("remove_title", { name })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{say("cancel")}</Button>
            <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
              {t("remove_sure")}
            </Button>
          </>
        }
      >
        <p>{users.length > 0 ? t("remove_users", { names: users.join(", ") }) : t("remove_nobody")}</p>
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </>
  );
}
