import { useState } from "react";
import type { WhatIf } from "../../../../contract/service-levels.ts";
import type { Refusal } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import { bodyOf, unreadable, unreadableWarnings, type LevelDraft } from "./draft.ts";

/** What a level says in words, and what it would have done to the newest tickets, before it is kept. */
export function Preview({ draft, id, refused }: { draft: LevelDraft; id: string | null; refused: (refusal: Refusal) => void }) {
  const t = useWords("levels");
  const [shown, show] = useState<WhatIf | null>(null);
  const look = useTell("POST /service-level-preview", { done: show, refused });
  return (
    <Section
      title={t("preview")}
      lead={t("preview_lead")}
      actions={
        <Button
          busy={look.isPending}
          disabled={unreadable(draft).length > 0 || unreadableWarnings(draft).length > 0 || draft.name.trim() === ""}
          onClick={() => look.mutate({ body: { ...bodyOf(draft), level_id: id } })}
        >
          {t("preview_show")}
        </Button>
      }
    >
      {shown && <Shown {...shown} />}
    </Section>
  );
}

function Shown({ says, tickets, matching, metrics }: WhatIf) {
  const t = useWords("levels");
  return (
    <>
      <p>{says}</p>
      <Muted>{t("preview_basis", { tickets, matching })}</Muted>
      {metrics.length === 0 ? (
        <p>{t("preview_nothing")}</p>
      ) : (
        <Table
          label={t("preview")}
          rows={metrics}
          keyOf={({ metric }) => metric}
          columns={[
            { name: t("metric"), cell: ({ metric }) => t(`target.${metric}`) },
            { name: t("before"), cell: ({ before }) => t("counts", before) },
            { name: t("after"), cell: ({ after }) => t("counts", after) },
            {
              name: t("change"),
              cell: ({ now_missed: missed, now_met: met }) =>
                missed + met === 0 ? t("same") : t("change_words", { missed, met, both: missed > 0 && met > 0 ? "yes" : "no" }),
            },
          ]}
        />
      )}
    </>
  );
}
