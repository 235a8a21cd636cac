import type { Ticket } from "../../../../contract/tickets.ts";
import type { Answer } from "../../../platform/client.ts";
import { findPeople } from "../../../platform/find.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Combo } from "../../../ui/combo.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Heading, Muted } from "../../../ui/text.tsx";

/** Those who see the ticket because somebody let them in. */
export function LetIn({ ticket: { id, can } }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { data } = useAsk("GET /tickets/{id}/readers", { params: { id } });
  const done = (readers: Answer<"GET /tickets/{id}/readers">) => keep("GET /tickets/{id}/readers", { params: { id } }, readers);
  const letIn = useTell("PUT /tickets/{id}/readers/{person}", { done });
  const letOut = useTell("DELETE /tickets/{id}/readers/{person}", { done });
  const readers = data?.items ?? [];
  return (
    <Stack gap={2}>
      <Heading>{t("access.readers")}</Heading>
      {data && readers.length === 0 && <Muted>{t("access.readers_none")}</Muted>}
      {readers.map((person) => (
        <Row key={person.id} justify="space-between">
          <span>{person.name}</span>
          {can.work && (
            <Button
              size="small"
              kind="quiet"
              aria-label={t("access.let_out_label", { name: person.name })}
              busy={letOut.isPending}
              onClick={() => letOut.mutate({ params: { id, person: person.id } })}
            >
              {t("access.let_out")}
            </Button>
          )}
        </Row>
      ))}
      {can.work && (
        <Combo
          label={t("access.let_in")}
          hint={t("access.let_in_hint")}
          value={null}
          onChange={(option) => option && letIn.mutate({ params: { id, person: option.value } })}
          find={async (words, signal) => (await findPeople(words, signal)).filter(({ value }) => readers.every((one) => one.id !== value))}
        />
      )}
    </Stack>
  );
}
