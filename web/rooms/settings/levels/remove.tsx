import { useState } from "react";
import type { LevelShown } from "../../../../contract/service-levels.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Removes a level, once it was said what becomes of tickets. */
export function Remove({ level: { id, name } }: { level: LevelShown }) {
  const t = useWords("levels");
  const ui = useWords("ui");
  const go = useGo();
  const [asking, ask] = useState(false);
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
            <Button onClick={() => ask(false)}>{ui("cancel")}</Button>
            <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
              {t("remove_sure")}
            </Button>
          </>
        }
      >
        <p>{t("remove_lead")}</p>
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </>
  );
}
