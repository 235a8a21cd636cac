import type { Answer } from "../client.ts";
import { useWords } from "../i18n.ts";
import { forget, useTell } from "../queries.ts";
import { toast } from "../../ui/toast.tsx";
import css from "./approvals.module.css";
import { Decide } from "./decide.tsx";

type One = Answer<"GET /approvals">["items"][number];

/** One question that waits for my answer. */
export function WaitingApproval({ one }: { one: One }) {
  const t = useWords("approve");
  const tell = useTell("POST /approvals/{id}/answers", {
    done: (_, { body }) => {
      toast.told(t(`${body.answer}.title`));
      void forget("GET /approvals", {});
    },
    refused: () => void forget("GET /approvals", {}),
  });
  return (
    <article className={css.card} aria-label={one.subject}>
      <Decide
        asked={one}
        busy={tell.isPending}
        refused={tell.error?.message ?? null}
        onDecide={(body) => tell.mutate({ params: { id: one.id }, body })}
      />
    </article>
  );
}
