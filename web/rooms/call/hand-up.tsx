import { useEffect, useState } from "react";
import type { Team } from "../../../contract/teams.ts";
import { fieldErrors, type Refusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { Button } from "../../ui/button.tsx";
import { Drawer } from "../../ui/dialog.tsx";
import { DraftMark } from "../../ui/draft-mark.tsx";
import { FieldError } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useCall } from "./call-context.ts";
import { postNote, type Ending } from "./end-call.ts";
import { handoverParts, useHandoverDraft, type Path } from "./handover-draft.ts";

interface HandUpProps {
  open: boolean;
  contactId: string;
  teams: readonly Team[];
  end: (ending: Ending) => Promise<boolean>;
  busy: boolean;
  refusal: Refusal | null;
  onClose: () => void;
}

/** The handover: where to, why, and everything the next tier would otherwise ask for again. */
export function HandUp({ open, onClose, ...rest }: HandUpProps) {
  const t = useWords("call");
  return (
    <Drawer open={open} onClose={onClose} title={t("hand_up.title")} size="middle">
      {open && <Form {...rest} onClose={onClose} />}
    </Drawer>
  );
}

function Form({ contactId, teams, end, busy, refusal, onClose }: Omit<HandUpProps, "open">) {
  const t = useWords("call");
  const call = useCall();
  const { ticket, contact } = call;
  const [noted, setNoted] = useState(false);
  useEffect(() => {
    // What was done is part of the handover: it is a note of the ticket before the handover is drafted.
    void postNote(call).finally(() => setNoted(true));
    // Once, when the form opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const { typed, type, suggested, clear, state } = useHandoverDraft(contactId, contact.ticket?.id ?? "", noted);
  const errors = fieldErrors(refusal);
  const at = (name: string) => errors[`escalation/${name}`] ?? null;
  const chosen = typed.team ?? suggested?.key ?? null;
  const fast = teams.find(({ handles }) => handles === typed.path);
  const destination = typed.path === "functional" ? teams.find(({ key }) => key === chosen) : fast;
  const submit = async () => {
    const { reason, path, announcement, question, asked, tried, found, evidence } = typed;
    const handover = { question, asked, tried, found, evidence };
    const to = path === "functional" ? (chosen ? { team: chosen } : {}) : { path };
    const told = path === "systemic" && announcement.trim() ? { announcement: announcement.trim() } : {};
    const done = await end({ outcome: "handed_up", escalation: { reason, handover, ...to, ...told } });
    if (done) clear();
    if (done || !call.person || !call.words.subject.trim()) onClose();
  };
  useKeys([{ key: "mod+Enter", label: t("hand_up.send"), group: t("keys.endings"), run: () => void submit() }]);
  const placed = ["reason", "team", "path", "announcement", ...handoverParts.map((part) => `handover/${part}`)].some(at);
  return (
    <>
      <Segmented
        label={t("hand_up.path")}
        value={typed.path}
        onChange={(path: Path) => type({ path })}
        choices={(["functional", "security", "systemic"] as const).map((path) => ({ value: path, label: t(`path.${path}`) }))}
      />
      {typed.path === "functional" ? (
        <Select
          label={t("hand_up.team")}
          value={chosen}
          onChange={(team) => type({ team })}
          choices={teams
            .filter(({ id }) => id !== ticket?.team.id)
            .map((team) => ({ value: team.key, label: team.name, group: t("hand_up.tier", { tier: team.tier }) }))}
          error={at("team")}
        />
      ) : (
        <FieldError error={at("path")} />
      )}
      {typed.path === "systemic" && (
        <TextInput
          label={t("hand_up.announcement")}
          hint={t("hand_up.announcement_hint")}
          maxLength={300}
          value={typed.announcement}
          onChange={(announcement) => type({ announcement })}
          error={at("announcement")}
        />
      )}
      <TextArea
        data-autofocus
        label={t("hand_up.reason")}
        minRows={1}
        maxRows={6}
        maxLength={4000}
        value={typed.reason}
        onChange={(reason) => type({ reason })}
        error={at("reason")}
      />
      {handoverParts.map((part) => (
        <TextArea
          key={part}
          label={t(`handover.${part}`)}
          optional
          minRows={part === "question" ? 2 : 1}
          maxRows={10}
          maxLength={20_000}
          value={typed[part]}
          onChange={(text) => type({ [part]: text })}
          error={at(`handover/${part}`)}
        />
      ))}
      <DraftMark state={state} />
      {refusal && !placed && <FieldError error={refusal.message} />}
      <Button kind="primary" hint="mod+Enter" busy={busy} wide onClick={() => void submit()}>
        {destination ? t("hand_up.to", { team: destination.name }) : t("hand_up.send")}
      </Button>
    </>
  );
}
