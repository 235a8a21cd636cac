import { IconTrash } from "@tabler/icons-react";
import type { RoutingRule } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { AskOnce } from "../../../ui/ask-once.tsx";
import { toast } from "../../../ui/toast.tsx";

export function DeleteRule({ rule: { id, name } }: { rule: RoutingRule }) {
  const t = useWords("routing");
  const go = useGo();
  const drop = useTell("DELETE /routing-rules/{id}", {
    done: () => {
      void forget("GET /routing-rules");
      toast.told(t("deleted", { name }));
      go(paths.settings("routing"), { replace: true });
    },
  });
  return (
    <AskOnce
      label={t("delete")}
      icon={IconTrash}
      title={t("delete.title", { name })}
      busy={drop.isPending}
      onSure={() => drop.mutate({ params: { id } })}
    >
      {t("delete.what")}
    </AskOnce>
  );
}
