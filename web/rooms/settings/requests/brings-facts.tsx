import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Heading, Prose } from "../../../ui/text.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { bringsChangesOf, priorities, type BringsDraft } from "./brings-draft.ts";

/** What technicians find on a ticket of it; nothing where it brings nothing along. */
export function BringsFacts({ brings }: { brings: BringsDraft }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const time = useTime();
  const { data: templates } = useAsk("GET /checklist-templates");
  const { data: macros } = useAsk("GET /macros");
  const { targets, reply } = bringsChangesOf(brings);
  const due = priorities.flatMap((priority) => {
    const minutes = targets?.[priority] ?? null;
    return minutes ? [`${ui(`priority.${priority}`)}: ${time.took(minutes * 60_000)}`] : [];
  });
  const checklist = templates?.items.find(({ id }) => id === brings.checklist_id)?.name ?? null;
  const first = (macros?.items ?? []).filter(({ id }) => brings.macro_ids.includes(id)).map(({ name }) => name);
  if (due.length === 0 && !checklist && first.length === 0 && !reply) return null;
  return (
    <Stack gap={2}>
      <Heading level={3}>{t("brings.inside")}</Heading>
      <Facts
        facts={[
          { name: t("brings.targets_short"), value: due.join(", ") || null },
          { name: t("brings.checklist"), value: checklist },
          { name: t("brings.macros"), value: first.join(", ") || null },
        ]}
      />
      {reply && <Prose>{inMyLanguage({ en: reply.en ?? reply.nb ?? "", nb: reply.nb ?? reply.en ?? "" })}</Prose>}
    </Stack>
  );
}
