import { IconMessageCircle } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { Timer } from "../../ui/timer.tsx";
import css from "./chat-queue.module.css";

/** Chats that ring: how many wait for my teams and since when. One press, or Alt Shift N from anywhere, takes the next. */
export function ChatQueue() {
  const t = useWords("shell");
  const go = useGo();
  const works = useMay()("contacts:work");
  const { data } = useAsk("GET /chats", { enabled: works, staleTime: 10_000 });
  const next = useTell("POST /chats/next", { done: ({ ticket }) => go(paths.ticket(ticket.number)) });
  const [first] = data?.waiting ?? [];
  const count = (data?.waiting.length ?? 0) + (data?.more_waiting ?? 0);
  useKeys([
    {
      key: "alt+shift+n",
      label: t("chats.next"),
      group: t("contact.group"),
      run: () => next.mutate({}),
      disabled: !first,
      everywhere: true,
    },
  ]);
  return (
    <span className={css.queue} data-chat-queue role="status">
      {first && (
        <Button
          kind="primary"
          size="small"
          icon={IconMessageCircle}
          hint="alt+shift+n"
          busy={next.isPending}
          onClick={() => next.mutate({})}
        >
          {t("chats.waiting", { n: count })} <Timer from={first.waiting_since} />
        </Button>
      )}
    </span>
  );
}
