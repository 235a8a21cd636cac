import { useState } from "react";
import type { CounterDevice } from "../../../../contract/counters.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { AskOnce } from "../../../ui/ask-once.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Section } from "../../../ui/page.tsx";
import { Select } from "../../../ui/select.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

const tones = { to_pair: "amber", paired: "green", revoked: undefined } as const;

/** The screens at a counter: added with a code that is typed there once, and taken back with a press. */
export function Devices({ id }: { id: string }) {
  const t = useWords("programs");
  const time = useTime();
  const write = useMay()("system:write");
  const { data } = useAsk("GET /counters/{id}/devices", { params: { id } });
  const [told, tell] = useState<{ code: string; name: string } | null>(null);
  const read = () => void forget("GET /counters/{id}/devices");
  const done = (made: { code: string; name: string }) => (tell(made), read());
  const again = useTell("POST /counter-devices/{id}/codes", { done });
  const revoke = useTell("DELETE /counter-devices/{id}", { done: read });
  return (
    <Section title={t("counter.devices")} lead={t("counter.devices_lead")}>
      <Stack>
        {told && (
          <Banner tone="accent" title={t("counter.code", { name: told.name })} announce>
            <Stack>
              <CopyText label={t("counter.code_label")} text={told.code} hint={t("counter.code_hint")} />
              <CopyText label={t("counter.address")} text={`${location.origin}/kiosk`} />
            </Stack>
          </Banner>
        )}
        {data && data.items.length > 0 && (
          <Table
            label={t("counter.devices")}
            rows={data.items}
            keyOf={(one) => one.id}
            faded={({ state }) => state === "revoked"}
            columns={[
              { name: t("counter.device_name"), cell: ({ name }) => name },
              { name: t("counter.kind"), cell: ({ kind }) => t(`counter.kind.${kind}`), tight: true },
              {
                name: t("counter.state"),
                cell: ({ state }) => <Badge tone={tones[state]}>{t(`counter.state.${state}`)}</Badge>,
                tight: true,
              },
              { name: t("counter.seen"), cell: ({ seen_at }) => (seen_at ? time.moment(seen_at) : ""), tight: true },
              {
                name: t("counter.acts"),
                cell: (one) =>
                  write && (
                    <>
                      <Button size="small" onClick={() => again.mutate({ params: { id: one.id }, body: {} })}>
                        {t("counter.code_anew")}
                      </Button>{" "}
                      {one.state !== "revoked" && (
                        <AskOnce
                          label={t("counter.revoke")}
                          title={t("counter.revoke_ask", { name: one.name })}
                          busy={revoke.isPending}
                          onSure={() => revoke.mutate({ params: { id: one.id } })}
                        >
                          {t("counter.revoke_lead")}
                        </AskOnce>
                      )}
                    </>
                  ),
                end: true,
                tight: true,
              },
            ]}
          />
        )}
        {write && <AddDevice id={id} done={done} />}
      </Stack>
    </Section>
  );
}

function AddDevice({ id, done }: { id: string; done: (made: { code: string; name: string }) => void }) {
  const t = useWords("programs");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<CounterDevice["kind"]>("kiosk");
  const add = useTell("POST /counters/{id}/devices", {
    done: (made) => {
      setName("");
      done(made);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) add.mutate({ params: { id }, body: { name, kind } });
      }}
    >
      <Stack>
        <TextInput label={t("counter.device_name")} value={name} onChange={setName} autoComplete="off" />
        <Select
          label={t("counter.kind")}
          value={kind}
          onChange={setKind}
          choices={(["kiosk", "board"] as const).map((value) => ({ value, label: t(`counter.kind.${value}`) }))}
        />
        <div>
          <Button type="submit" busy={add.isPending}>
            {t("counter.device_add")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
