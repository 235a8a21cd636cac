import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import css from "./rooms.module.css";

/** The rooms of a site, and a line for one more: Enter adds it and the line is free for the next. */
export function Rooms({ siteId }: { siteId: string }) {
  const t = useWords("people");
  const may = useMay();
  const reading = useAsk("GET /sites/{id}/rooms", { params: { id: siteId } });
  return (
    <Stack>
      <Reading of={reading} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Muted>{t("rooms.none")}</Muted>
          ) : (
            <Row gap={1} wrap>
              {items.map(({ id, name }) => (
                <Badge key={id}>{name}</Badge>
              ))}
            </Row>
          )
        }
      </Reading>
      {may("people:write") && <RoomNew siteId={siteId} />}
    </Stack>
  );
}

function RoomNew({ siteId }: { siteId: string }) {
  const t = useWords("people");
  const form = useForm({ name: "" }, `room.new.${siteId}`);
  const add = useTell("POST /sites/{id}/rooms", {
    done: () => {
      void forget("GET /sites/{id}/rooms");
      form.done();
    },
    refused: form.refused,
  });
  return (
    <form
      className={css.add}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending && form.check("name")) add.mutate({ params: { id: siteId }, body: { name: form.values.name } });
      }}
    >
      <div className={css.field}>
        <TextInput
          label={t("rooms.add")}
          hideLabel
          placeholder={t("rooms.add")}
          autoComplete="off"
          {...form.field("name")}
          error={form.errorAt("name") ?? form.problem?.message ?? null}
        />
      </div>
      <Button type="submit" busy={add.isPending}>
        {t("rooms.add")}
      </Button>
    </form>
  );
}
