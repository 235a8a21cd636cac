import { useState } from "react";
import type { AccountActionShown } from "../../../../contract/directory-accounts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Working } from "../../../ui/working.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";
import { AccountForm, askedAtOnce } from "./account-form.tsx";
import { provedAs, type Asked, type AskedAction, type Place } from "./asked.ts";
import css from "./accounts.module.css";
import { Prove, useProved } from "./prove.tsx";
import { Subject } from "./subject.tsx";
import { usePreview } from "./use-preview.ts";
import { WhatFollows } from "./what-follows.tsx";
import { Writes } from "./writes.tsx";

interface AskProps {
  ticket: Ticket;
  action: AskedAction;
  place: Place | null;
  undone?: AccountActionShown;
  onBegun: (one: AccountActionShown) => void;
  onClose: () => void;
}

/** What is to be known, exactly what would be written, who was proved, and the one button. */
export function Ask({ ticket, action, place, undone, onBegun, onClose }: AskProps) {
  const t = useWords("accounts");
  const ui = useWords("ui");
  const time = useTime();
  const { number } = ticket;
  const live = useAccount(place);
  const atOnce: Asked | null = undone ? { action: "undo", undo_of: undone.id } : place && askedAtOnce(action, place);
  const [typed, setTyped] = useState<Asked | null>(null);
  const asked = atOnce ?? typed;
  const { preview, refused: notShown, again } = usePreview(number, asked);

  const [directory, key] = undone ? [undone.directory.id, undone.key] : [place?.directory, place?.key];
  const person = undone ? undone.person?.id : live?.person?.id;
  const sensitive = preview?.evidence ? provedAs(preview.action) : null;
  const proving = sensitive && directory && key && person ? { person, action: sensitive, directory, account: key } : null;
  const proved = useProved(number, proving);

  const { submit, busy, refused } = useSending(async () => {
    if (!asked || !preview) return;
    const body = { asked, seen: preview.seen };
    const begun = await call("POST /tickets/{id}/account-actions", { ...given(number), body }).catch((error: unknown) => {
      // Shown anew: it changed meanwhile.
      again();
      throw error;
    });
    readAnew(number);
    onBegun(begun);
  });
  const isReady = preview !== null && proved?.met === true;
  const run = () => isReady && void submit();
  const name = t(action === "create" ? "create.do" : `action.${action}`);
  const words = preview?.approval ? t("ask_for", { action: name }) : name;
  useKeys([{ key: "mod+Enter", label: words, run, disabled: !isReady }]);
  const isDangerous = action === "disable" || action === "delete";

  return (
    <>
      {(place || undone) && <Subject live={live} undone={undone} />}
      {!atOnce && (
        <AccountForm
          action={action}
          number={number}
          live={live}
          of={place ?? { directory: "", key: "" }}
          refused={notShown}
          onAsked={setTyped}
          onChange={() => setTyped(null)}
        />
      )}
      {notShown && notShown.errors.length === 0 && (
        <Banner tone="red" title={notShown.message} announce>
          {t("not_shown")}
        </Banner>
      )}
      {asked && !preview && !notShown && <Working label={t("asking_directory")} />}
      {preview && (
        <section className={css.part}>
          <h3>{t(action === "create" ? "would_create" : "would_write", { account: preview.account })}</h3>
          <Writes writes={preview.writes} />
          <WhatFollows preview={preview} />
        </section>
      )}
      {preview && proving && <Prove number={number} proving={proving} />}
      {isReady && proved.delay > 0 && (
        <p className={css.small}>{t("begins_at", { at: time.moment(Date.now() + proved.delay * 60_000) })}</p>
      )}
      {refused && <Banner tone="red" title={refused.message} announce />}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind={isDangerous ? "danger" : "primary"} hint="mod+Enter" busy={busy} disabled={!isReady} onClick={run}>
          {words}
        </Button>
      </DialogEnd>
    </>
  );
}

function useAccount(place: Place | null) {
  const { directory = "", key = "" } = place ?? {};
  return useAsk("GET /directories/{id}/accounts/{key}", {
    params: { id: directory, key },
    enabled: place !== null,
    staleTime: 60_000,
  }).data;
}
