import { useState } from "react";
import type { Away } from "../../../contract/away.ts";
import { Button } from "../../ui/button.tsx";
import { Combo, type Option } from "../../ui/combo.tsx";
import { DateTime } from "../../ui/date-time.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import { fieldErrors } from "../client.ts";
import { findPeople } from "../find.tsx";
import { useWords } from "../i18n.ts";
import { keep, useAsk, useTell } from "../queries.ts";
import { useMay, useMe } from "../session.tsx";
import { useTime } from "../time.ts";
import { useTechnicians } from "./use-technicians.tsx";

/** When I am away, and who stands in: what I am to approve goes to them meanwhile. */
export function MyAway() {
  const reading = useAsk("GET /away");
  return (
    <Reading of={reading} rows={2}>
      {({ away }) => (away ? <Known away={away} /> : <Say />)}
    </Reading>
  );
}

function Known({ away }: { away: Away }) {
  const t = useWords("approve");
  const time = useTime();
  const back = useTell("DELETE /away", { done: () => keep("GET /away", {}, { away: null }) });
  const said = { from: time.moment(away.from), until: time.moment(away.until) };
  return (
    <Row gap={3}>
      <p>{away.substitute ? t("away.with", { ...said, name: away.substitute.name }) : t("away.alone", said)}</p>
      <Button busy={back.isPending} onClick={() => back.mutate({})}>
        {t("away.end")}
      </Button>
    </Row>
  );
}

function Say() {
  const t = useWords("approve");
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [substitute, setSubstitute] = useState("");
  // Who may look people up finds them by name; everybody else knows them by their address.
  const me = useMe();
  const may = useMay();
  const [mayFind, works] = [may("people:read"), may("tickets:work")];
  const technicians = useTechnicians();
  const find = async (words: string, signal: AbortSignal) => {
    // Colleagues first; whoever else decides in my place is found by what is typed.
    const near = works ? await technicians(words) : [];
    const others = words.trim().length < 2 ? [] : await findPeople(words, signal);
    return [...near, ...others.filter(({ value }) => near.every((one) => one.value !== value))].filter(({ value }) => value !== me.id);
  };
  const [chosen, choose] = useState<Option | null>(null);
  const tell = useTell("PUT /away", {
    done: (after) => {
      keep("GET /away", {}, after);
      toast.told(t("away.said"));
    },
    refused: () => {},
  });
  const wrong = fieldErrors(tell.error);
  const save = () =>
    until &&
    tell.mutate({
      body: { from: from ?? new Date().toISOString(), until, substitute: (mayFind ? chosen?.value : substitute.trim()) || null },
    });
  return (
    <Stack gap={3}>
      <Muted>{t(works ? "away.lead_desk" : "away.lead")}</Muted>
      <FieldRow>
        <DateTime
          label={t("away.from")}
          optional
          hint={t("away.from_hint")}
          value={from}
          onChange={setFrom}
          error={wrong["from"] ?? null}
        />
        <DateTime label={t("away.until")} value={until} onChange={setUntil} error={wrong["until"] ?? null} />
      </FieldRow>
      {mayFind ? (
        <Combo
          label={t("away.substitute")}
          optional
          clearable
          value={chosen}
          onChange={choose}
          find={find}
          error={wrong["substitute"] ?? null}
        />
      ) : (
        <TextInput
          label={t("away.substitute")}
          hint={t("away.substitute_hint")}
          optional
          type="email"
          value={substitute}
          onChange={setSubstitute}
          error={wrong["substitute"] ?? null}
        />
      )}
      <Row>
        <Button busy={tell.isPending} disabled={!until} onClick={() => void save()}>
          {t("away.save")}
        </Button>
      </Row>
    </Stack>
  );
}
