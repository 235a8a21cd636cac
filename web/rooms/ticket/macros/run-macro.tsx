import { useState } from "react";
import type { Macro } from "../../../../contract/macros.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths } from "../../../platform/paths.ts";
import { askOnce, useAsk, useAskPages } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { useSteps } from "../acts/step.tsx";
import { useSending } from "../acts/sending.ts";
import { repliesIn } from "../editor/meanwhile.ts";
import { given, readAnew, timelinePage } from "../find-ticket.ts";
import { firstOf, useFirstMacros } from "./first.ts";
import { Steps } from "./steps.tsx";
import { offerUndo } from "./undo.ts";

interface RunMacroProps {
  ticket: Ticket;
  /** The one that was named already; null: it is asked for. */
  first: string | null;
  onClose: () => void;
}

/** What a macro will do to the ticket, shown before it does it. */
export function RunMacro({ ticket, first, onClose }: RunMacroProps) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const all = useAsk("GET /macros");
  const [chosen, choose] = useState<string | null>(first);
  const macro = all.data?.items.find(({ id }) => id === chosen);
  const params = { ...given(ticket.number).params, macro: chosen ?? "" };
  const shown = useAsk("GET /tickets/{id}/macros/{macro}", { params, enabled: macro !== undefined });
  const seen = useSeen(ticket);
  const steps = useSteps(ticket);
  const types = useAsk("GET /request-types").data?.items ?? [];
  const { submit, busy, refused } = useSending(async () => {
    if (!macro) return;
    try {
      const left = await call("POST /tickets/{id}/macros/{macro}/runs", { params, body: { seen: seen.last } });
      readAnew(ticket.number);
      offerUndo(ticket, macro, left, { steps, types });
      onClose();
    } catch (error) {
      seen.met(repliesIn(error).at(-1)?.id);
      readAnew(ticket.number);
      throw error;
    }
  });
  const typical = useFirstMacros(ticket);
  const ready = shown.data !== undefined && macro !== undefined;
  const run = () => ready && void submit();
  useKeys([{ key: "mod+Enter", label: t("macro.run"), group: t("keys.group"), run }]);
  const option = ({ id, name, shortcut, team, scope }: Macro): Option => ({
    value: id,
    label: name,
    detail: [
      shortcut && `/${shortcut}`,
      typical.includes(id) && ticket.request_type ? inMyLanguage(ticket.request_type.name) : (team?.name ?? t(`ready.${scope}`)),
    ]
      .filter(Boolean)
      .join(" · "),
  });
  const find = async (words: string) => {
    const { items } = await askOnce("GET /macros");
    const sought = words.toLocaleLowerCase();
    return firstOf(items, typical)
      .filter(({ name, shortcut }) => `${name} ${shortcut ?? ""}`.toLocaleLowerCase().includes(sought))
      .map(option);
  };
  if (all.data?.items.length === 0) {
    return (
      <>
        <p>{t("macro.none")}</p>
        <DialogEnd>
          <LinkButton to={paths.settings("macros", "new")}>{t("macro.make")}</LinkButton>
        </DialogEnd>
      </>
    );
  }
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      <Combo
        label={t("macro.which")}
        value={macro ? option(macro) : null}
        onChange={(next) => choose(next?.value ?? null)}
        find={find}
        autoFocus
      />
      {macro && shown.data && <Steps ticket={ticket} steps={shown.data.steps} />}
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!ready} onClick={run}>
          {t("macro.run")}
        </Button>
      </DialogEnd>
    </>
  );
}

/** Up to which public message its runner has read, as it was when the dialog opened; what the server met since is read now. */
function useSeen(ticket: Ticket) {
  const { items, hasMore, isLoading } = useAskPages("GET /tickets/{id}/timeline", { ...given(ticket.number), query: timelinePage });
  const newest = items.find(({ kind }) => kind === "reply")?.id ?? (isLoading || hasMore ? undefined : null);
  const [last, setLast] = useState(newest);
  return { last, met: (id: string | undefined) => id !== undefined && setLast(id) };
}
