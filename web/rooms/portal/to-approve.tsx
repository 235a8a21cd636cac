import { Decide } from "../../platform/approvals/decide.tsx";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { toast } from "../../ui/toast.tsx";
import { Section } from "./page.tsx";
import css from "./to-approve.module.css";

type One = Answer<"GET /approvals">["items"][number];

/** What waits for my approval; nothing stands here when nothing does. */
export function ToApprove() {
  const t = useWords("approve");
  const { data } = useAsk("GET /approvals");
  if (!data?.items.length) return null;
  return (
    <Section title={t("waiting")}>
      {data.items.map((one) => (
        <Waiting key={one.id} one={one} />
      ))}
    </Section>
  );
}

function Waiting({ one }: { one: One }) {
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
