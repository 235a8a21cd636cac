import { useState } from "react";
import type { CalendarShown } from "../../../../contract/calendars.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { AskOnce } from "../../../ui/ask-once.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Retires a calendar, once it was said whose hours those are: they are open around the clock from then on. */
export function Retire({ calendar: { id, name, teams, sites } }: { calendar: CalendarShown }) {
  const t = useWords("calendars");
  const go = useGo();
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
    <AskOnce
      label={t("remove")}
      title={t("remove_title", { name })}
      sure={t("remove_sure")}
      busy={remove.isPending}
      problem={problem}
      onSure={() => remove.mutate({ params: { id } })}
    >
      {users.length > 0 ? t("remove_users", { names: users.join(", ") }) : t("remove_nobody")}
    </AskOnce>
  );
}
