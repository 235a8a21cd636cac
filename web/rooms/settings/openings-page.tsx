import { useState } from "react";
import type { ToneOpening } from "../../../contract/tone.ts";
import { fieldErrors } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAsk, useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { toast } from "../../ui/toast.tsx";
import { VersionsTable } from "./versions-table.tsx";

const keyOf = ({ kind, language }: ToneOpening) => `${kind} ${language}`;

/** How an answer to words that need care may begin, in both languages, in words of the desk's own. */
export function OpeningsPage() {
  const t = useWords("settings");
  const reading = useAsk("GET /tone-openings");
  const [open, setOpen] = useState<string | null>(null);
  const one = reading.data?.items.find((each) => keyOf(each) === open);
  return (
    <Page title={t("openings")} lead={t("openings.lead")}>
      <Reading of={reading}>
        {({ items }) => (
          <Table
            label={t("openings")}
            rows={items}
            keyOf={keyOf}
            columns={[
              { name: t("openings.kind"), cell: ({ kind }) => t(`openings.${kind}`) },
              { name: t("openings.language"), cell: ({ language }) => t(`openings.${language}`), tight: true },
              { name: t("openings.body"), cell: ({ body }) => body },
            ]}
            actions={(row) => (
              <Button
                size="small"
                aria-label={t("openings.edit", { kind: t(`openings.${row.kind}`), language: t(`openings.${row.language}`) })}
                onClick={() => setOpen(keyOf(row))}
              >
                {t("openings.change")}
              </Button>
            )}
          />
        )}
      </Reading>
      {one && <Edit key={`${keyOf(one)} ${one.version}`} one={one} close={() => setOpen(null)} />}
    </Page>
  );
}

function Edit({ one, close }: { one: ToneOpening; close: () => void }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const [typed, type] = useState(one.body);
  const put = useTell("PUT /tone-openings/{kind}/{language}", {
    done: () => {
      toast.told(t("openings.saved"));
      close();
    },
    refused: () => {},
  });
  const given = { params: { kind: one.kind, language: one.language }, ifMatch: one.version };
  const back = (restore: number) => put.mutate({ ...given, body: { restore } });
  return (
    <Dialog
      open
      onClose={close}
      size="large"
      title={t("openings.edit", { kind: t(`openings.${one.kind}`), language: t(`openings.${one.language}`) })}
      footer={
        <>
          {one.own && (
            <Button kind="quiet" busy={put.isPending} onClick={() => back(0)}>
              {t("openings.usual_back")}
            </Button>
          )}
          <Button kind="quiet" onClick={close}>
            {ui("cancel")}
          </Button>
          <Button kind="primary" busy={put.isPending} onClick={() => put.mutate({ ...given, body: { body: typed } })}>
            {ui("save")}
          </Button>
        </>
      }
    >
      <TextArea
        label={t("openings.body")}
        hint={t("openings.hint")}
        value={typed}
        onChange={type}
        maxLength={2000}
        minRows={6}
        lang={one.language}
        error={fieldErrors(put.error)["body"] ?? put.error?.message ?? null}
      />
      {one.versions.length > 0 && (
        <VersionsTable
          rows={one.versions}
          now={one.version}
          what={({ body, own }) => (own ? body : t("openings.usual"))}
          busy={put.isPending}
          onBack={back}
        />
      )}
    </Dialog>
  );
}
