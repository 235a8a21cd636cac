import { useState } from "react";
import type { LevelShown } from "../../../../contract/service-levels.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { AskOnce } from "../../../ui/ask-once.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Removes a level, once it was said what becomes of tickets. */
export function Remove({ level: { id, name } }: { level: LevelShown }) {
  const t = useWords("levels");
  const go = useGo();
  const [problem, setProblem] = useState<string | null>(null);
  const remove = useTell("DELETE /service-levels/{id}", {
    done: () => {
      void forget("GET /service-levels");
      toast.told(t("removed", { name }));
      go(paths.settings("service-levels"), { replace: true });
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
      {t("remove_lead")}
    </AskOnce>
  );
}
