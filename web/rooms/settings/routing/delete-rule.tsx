import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { RoutingRule } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Asks once. */
export function DeleteRule({ rule }: { rule: RoutingRule }) {
  const t = useWords("routing");
  const ui = useWords("ui");
  const go = useGo();
  const [asking, ask] = useState(false);
  const drop = useTell("DELETE /routing-rules/{id}", {
    done: () => {
      void forget("GET /routing-rules");
      toast.told(t("deleted", { name: rule.name }));
      go(paths.settings("routing"), { replace: true });
    },
  });
  return (
    <>
      <Button kind="quiet" icon={IconTrash} onClick={() => ask(true)}>
        {t("delete")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("delete.title", { name: rule.name })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{ui("cancel")}</Button>
            <Button kind="danger" busy={drop.isPending} onClick={() => drop.mutate({ params: { id: rule.id } })}>
              {t("delete")}
            </Button>
          </>
        }
      >
        <p>{t("delete.what")}</p>
      </Dialog>
    </>
  );
}
