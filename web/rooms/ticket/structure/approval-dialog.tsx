import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, fieldErrors } from "../../../platform/client.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { findPeople } from "../../../platform/find.tsx";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { keep, useAsk } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { useSending } from "../acts/sending.ts";
import { given, readAnew } from "../find-ticket.ts";

type Who = "person" | "manager" | "team" | "role";
const roles = ["lead", "manager", "administrator"] as const;

/** Whom to ask, what, and what of the request they see. */
export function ApprovalDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const about = ticket.on_behalf_of ?? ticket.requester;
  const manager = useAsk("GET /people/{id}/manager", { params: { id: about?.id ?? "" }, enabled: about !== null }).data?.manager;
  const teams = useAsk("GET /teams").data?.items ?? [];
  const form = useAsk("GET /tickets/{id}/form", { ...given(ticket.number), enabled: ticket.request_type !== null });
  const draft = useDraft(`approval:${ticket.id}`);
  const [who, setWho] = useState<Who>("person");
  const [person, setPerson] = useState<Option | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [role, setRole] = useState<(typeof roles)[number]>("lead");
  const [rule, setRule] = useState<"any" | "all">("any");
  const [fields, setFields] = useState<readonly string[]>([]);
  const [mandatory, setMandatory] = useState(true);
  const answered = (form.data?.fields ?? []).filter(({ key }) => ticket.fields[key] !== undefined && ticket.fields[key] !== "");
  const chosen = who === "manager" ? manager : who === "team" ? team : who === "role" ? role : person;
  const ready = Boolean(chosen) && draft.text.trim() !== "";
  const { submit, busy, refused } = useSending(async () => {
    const at = given(ticket.number);
    const body = {
      question: draft.text.trim(),
      ...(who === "person" && person && { people: [person.value] }),
      ...(who === "manager" && { manager: true }),
      ...(who === "team" && team && { team }),
      ...(who === "role" && { role }),
      rule,
      fields: [...fields],
      mandatory,
    };
    keep("GET /tickets/{id}/approvals", at, await call("POST /tickets/{id}/approvals", { ...at, body }));
    draft.clear();
    readAnew(ticket.number);
    onClose();
  });
  const save = () => ready && void submit();
  useKeys([{ key: "mod+Enter", label: t("approval.button"), group: t("keys.group"), run: save }]);
  const wrong = fieldErrors(refused);
  const whom = wrong["people"] ?? wrong["manager"] ?? wrong["team"] ?? null;
  return (
    <>
      {refused && Object.keys(wrong).length === 0 && <Banner tone="red" title={refused.message} announce />}
      <Select
        data-autofocus
        label={t("approval.who")}
        value={who}
        onChange={setWho}
        error={who === "manager" ? whom : null}
        choices={[
          { value: "person", label: t("approval.who.person") },
          ...(manager ? [{ value: "manager" as const, label: t("approval.who.manager", { name: manager.name }) }] : []),
          { value: "team", label: t("approval.who.team") },
          { value: "role", label: t("approval.who.role") },
        ]}
      />
      {who === "person" && <Combo label={t("approval.person")} value={person} onChange={setPerson} find={findPeople} error={whom} />}
      {who === "team" && (
        <Select
          label={t("approval.team")}
          value={team}
          onChange={setTeam}
          error={whom}
          placeholder={t("approval.team_choose")}
          choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {who === "role" && (
        <Select
          label={t("approval.role")}
          value={role}
          onChange={setRole}
          error={whom}
          choices={roles.map((value) => ({ value, label: ui(`role.${value}`) }))}
        />
      )}
      {(who === "team" || who === "role") && (
        <Select
          label={t("approval.rule")}
          value={rule}
          onChange={setRule}
          choices={(["any", "all"] as const).map((value) => ({ value, label: t(`approval.rule.${value}`) }))}
        />
      )}
      <TextArea
        label={t("approval.question")}
        hint={t("approval.question_hint")}
        value={draft.text}
        onChange={draft.setText}
        maxLength={2000}
        error={wrong["question"] ?? null}
      />
      {answered.length > 0 && (
        <ChoiceSet label={t("approval.shown")}>
          {answered.map(({ key, label }) => (
            <Checkbox
              key={key}
              label={inMyLanguage(label)}
              checked={fields.includes(key)}
              onChange={(on) => setFields((before) => (on ? [...before, key] : before.filter((each) => each !== key)))}
            />
          ))}
        </ChoiceSet>
      )}
      <Checkbox label={t("approval.must")} hint={t("approval.must_hint")} checked={mandatory} onChange={setMandatory} />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" busy={busy} disabled={!ready} onClick={save}>
          {t("approval.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
