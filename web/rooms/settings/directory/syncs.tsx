import { IconEye, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Directory, DirectorySync } from "../../../../contract/directories.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { DirectoryChanges } from "./changes.tsx";

const tones: Record<DirectorySync["state"], Tone> = {
  waiting: "plain",
  reading: "accent",
  comparing: "accent",
  done: "green",
  held: "amber",
  failed: "red",
};
const isOver = ({ ended_at }: DirectorySync) => ended_at !== null;

/** Readings of its people: a preview first, then what it says is written. */
export function DirectorySyncs({ directory: { id, name } }: { directory: Directory }) {
  const t = useWords("directory");
  const time = useTime();
  const write = useMay()("system:write");
  const [chosen, choose] = useState<string | null>(null);
  const at = { params: { id } };
  const reading = useAsk("GET /directories/{id}/syncs", at);
  const ask = useTell("POST /directories/{id}/syncs", {
    done: (sync) => {
      choose(sync.id);
      void forget("GET /directories/{id}/syncs");
    },
  });
  const preview = () => ask.mutate({ ...at, body: {} });
  const read = (accept_leaving: string | null = null) => ask.mutate({ ...at, body: { preview: false, accept_leaving } });
  useKeys([
    { label: t("preview"), run: preview, disabled: !write },
    { label: t("read_now"), run: () => read(), disabled: !write },
  ]);
  const items = reading.data?.items ?? [];
  const goesOn = items.some((one) => !isOver(one));
  useEffect(() => {
    if (!goesOn) return;
    const again = setInterval(() => void forget("GET /directories/{id}/syncs"), 700);
    return () => clearInterval(again);
  }, [goesOn]);
  const shown = items.find((one) => one.id === chosen) ?? items[0];
  return (
    <Section
      title={t("syncs")}
      lead={t("syncs_lead")}
      actions={
        write && (
          <>
            <Button icon={IconRefresh} disabled={goesOn} busy={ask.isPending} onClick={() => read()}>
              {t("read_now")}
            </Button>
            <Button icon={IconEye} disabled={goesOn} busy={ask.isPending} onClick={preview}>
              {t("preview")}
            </Button>
          </>
        )
      }
    >
      <Reading of={reading} rows={3}>
        {() =>
          items.length === 0 ? (
            <EmptyState icon={IconEye} title={t("syncs_none")}>
              {t("syncs_none_how")}
            </EmptyState>
          ) : (
            <>
              <Table
                label={t("syncs")}
                rows={items}
                keyOf={(one) => one.id}
                actions={(one) => (
                  <Button size="small" kind="quiet" onClick={() => choose(one.id)}>
                    {t("look")}
                  </Button>
                )}
                columns={[
                  {
                    name: t("when"),
                    cell: ({ asked_at }) => <time title={time.full(asked_at)}>{time.moment(asked_at)}</time>,
                    tight: true,
                  },
                  { name: t("what"), cell: (one) => t(one.preview ? "is_preview" : "is_reading") },
                  { name: t("state"), cell: ({ state }) => <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>, tight: true },
                  { name: t("read"), cell: (one) => one.read, end: true, tight: true },
                  { name: t("count.created"), cell: (one) => one.created, end: true, tight: true },
                  { name: t("count.changed"), cell: (one) => one.changed + one.back, end: true, tight: true },
                  { name: t("count.left"), cell: (one) => one.left, end: true, tight: true },
                  { name: t("count.refused"), cell: (one) => one.refused, end: true, tight: true },
                ]}
              />
              {shown?.failure && (
                <Banner tone="red" title={shown.failure.detail} announce>
                  {shown.failure.remedy}
                </Banner>
              )}
              {shown?.state === "held" && (
                <Banner
                  tone="amber"
                  title={t("held", { left: shown.left, known: shown.known })}
                  announce
                  action={
                    write &&
                    shown === items[0] &&
                    shown.read > 0 && (
                      <Button kind="danger" busy={ask.isPending} onClick={() => read(shown.id)}>
                        {t("accept", { left: shown.left })}
                      </Button>
                    )
                  }
                >
                  {t("held_how")}
                </Banner>
              )}
              {shown && isOver(shown) && <DirectoryChanges key={shown.id} sync={shown} name={name} />}
            </>
          )
        }
      </Reading>
    </Section>
  );
}
