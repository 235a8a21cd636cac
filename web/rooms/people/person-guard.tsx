import { IconHistory, IconShieldLock } from "@tabler/icons-react";
import { useState } from "react";
import type { Person } from "../../../contract/people.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget, useTell } from "../../platform/queries.ts";
import { useLeads, useMay } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";

/** What happened to somebody's account, for who may look; and the key for when somebody presses. */
export function PersonGuard({ person }: { person: Person }) {
  const t = useWords("guard");
  const go = useGo();
  const may = useMay();
  const sees = useLeads() || may("audit:read");
  const [open, show] = useState(false);
  const history = paths.settings("account-history", person.id);
  useKeys([
    ...(sees ? [{ label: t("history_of", { name: person.name }), run: () => go(history) }] : []),
    ...(may("tickets:work") ? [{ label: t("press"), run: () => show(true) }] : []),
  ]);
  return (
    <>
      {sees && (
        <LinkButton icon={IconHistory} kind="quiet" to={history}>
          {t("history")}
        </LinkButton>
      )}
      {may("tickets:work") && (
        <Button icon={IconShieldLock} kind="quiet" onClick={() => show(true)}>
          {t("press_save")}
        </Button>
      )}
      {open && <Press person={person} onClose={() => show(false)} />}
    </>
  );
}

function Press({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords("guard");
  const form = useForm({ reason: "" }, `guard.press.${person.id}`);
  const press = useTell("POST /guard-alarms", {
    done: () => {
      void forget("GET /guard-alarms");
      form.done();
      onClose();
      toast.told(t("pressed"));
    },
    refused: form.refused,
  });
  const save = () => form.check("reason") && press.mutate({ body: { person: person.id, reason: form.values.reason } });
  return (
    <Dialog open onClose={onClose} title={t("press_title", { name: person.name })} size="small">
      <Form form={form} save={t("press_save")} busy={press.isPending} onSave={save} consequence={t("press_consequence")}>
        <TextInput label={t("press_reason")} hint={t("press_reason_hint")} {...form.field("reason")} autoFocus autoComplete="off" />
      </Form>
    </Dialog>
  );
}
