import { IconRefresh } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";

/** Understands a message that led to no ticket once more, by today's rules. */
export function Replay({ id }: { id: string }) {
  const t = useWords("mail");
  const at = { params: { id } };
  const { data } = useAsk("GET /mail/messages/{id}", at);
  const replay = useTell("POST /mail/messages/{id}/replays", {
    done: ({ outcome }) => {
      void forget("GET /mail/messages/{id}", at);
      void forget("GET /mail/messages");
      toast.told(t("replayed", { outcome: t(`outcome.${outcome}`) }));
    },
  });
  if (!data || data.entry_id) return null;
  return (
    <Button icon={IconRefresh} busy={replay.isPending} onClick={() => replay.mutate(at)}>
      {t("replay")}
    </Button>
  );
}
