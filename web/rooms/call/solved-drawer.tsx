import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Drawer } from "../../ui/dialog.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Heading, Muted, Prose } from "../../ui/text.tsx";
import { Stack } from "../../ui/stack.tsx";
import { useTime } from "../../platform/time.ts";
import type { Solved } from "./solved-before.tsx";
import { midSentence } from "./wording.ts";

interface SolvedDrawerProps {
  solved: Solved | null;
  onClose: () => void;
  onTake: ((solved: Solved) => void) | undefined;
}

/** A ticket solved before, beside the call. */
export function SolvedDrawer({ solved, onClose, onTake }: SolvedDrawerProps) {
  const t = useWords("call");
  const time = useTime();
  const { data } = useAsk("GET /tickets/{id}", { params: { id: solved?.ticket.id ?? "" }, enabled: solved !== null });
  const footer = solved && (
    <>
      <LinkButton to={paths.ticket(solved.ticket.number)}>{t("solved.open")}</LinkButton>
      {onTake && (
        <Button kind="primary" onClick={() => onTake(solved)}>
          {t("solved.use")}
        </Button>
      )}
    </>
  );
  return (
    <Drawer
      open={solved !== null}
      onClose={onClose}
      title={solved ? `#${solved.ticket.number} ${solved.ticket.subject}` : ""}
      footer={footer}
    >
      {solved && (
        <Stack gap={4}>
          {data?.resolved_at && <Muted>{t("solved.when", { when: midSentence(time.moment(data.resolved_at)) })}</Muted>}
          {data?.description && (
            <Stack gap={1}>
              <Heading>{t("solved.what")}</Heading>
              <Prose>{data.description}</Prose>
            </Stack>
          )}
          <Stack gap={1}>
            <Heading>{t("solved.how")}</Heading>
            <Prose>{solved.resolution}</Prose>
          </Stack>
        </Stack>
      )}
    </Drawer>
  );
}
