import { useEffect, useState, type ReactNode } from "react";
import type { TelephoneSystem } from "../../../../contract/telephone.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { TelephoneActs } from "./acts.tsx";
import { AsteriskFields, asteriskOf, AsteriskState } from "./asterisk.tsx";
import { bodyOf, SystemFields, valuesOf, type SystemValues } from "./fields.tsx";
import type { ShownSecret } from "./list.tsx";
import { TelephoneLog } from "./log.tsx";

interface EditProps {
  id: string;
  /** Shown once, right after it was made. */
  secret: ReactNode;
  show: (secret: ShownSecret) => void;
}

export function TelephoneEdit({ id, secret, show }: EditProps) {
  const reading = useAsk("GET /telephone-systems/{id}", { params: { id } });
  return <Reading of={reading}>{(system) => <Known system={system} secret={secret} show={show} />}</Reading>;
}

function Known({ system, secret, show }: Omit<EditProps, "id"> & { system: TelephoneSystem }) {
  const t = useWords("telephone");
  const write = useMay()("system:write");
  const { id, name, kind, active, version, asterisk } = system;
  const [password, setPassword] = useState("");
  const form = useForm<SystemValues>(valuesOf(system), `telephone.${id}`);
  const put = (after: TelephoneSystem) => {
    keep("GET /telephone-systems/{id}", { params: { id } }, after);
    void forget("GET /telephone-systems");
  };
  const save = useTell(
    "PATCH /telephone-systems/{id}",
    whenKept(form, (after) => {
      setPassword("");
      put(after);
    }),
  );
  // No fact tells how listening goes.
  useEffect(() => {
    if (kind !== "ari") return;
    const again = setInterval(() => void forget("GET /telephone-systems/{id}"), 5000);
    return () => clearInterval(again);
  }, [kind]);
  return (
    <Page
      title={name}
      lead={t(`kind.${kind}`)}
      state={active ? <Badge tone="green">{t("on")}</Badge> : <Badge>{t("off")}</Badge>}
      back={{ to: paths.settings("telephone"), label: t("title") }}
      actions={write && <TelephoneActs system={system} put={put} show={show} />}
    >
      {secret}
      {asterisk && active && <AsteriskState asterisk={asterisk} />}
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ params: { id }, body: changesOf(form.changes, password), ifMatch: version })}
          consequence={t("consequence")}
        >
          {asterisk && <AsteriskFields form={form} password={password} onPassword={setPassword} />}
          <SystemFields form={form} />
        </EditForm>
      )}
      <TelephoneLog id={id} />
    </Page>
  );
}

/** The password alone is a change, too. */
const changesOf = (changes: Partial<SystemValues>, password: string) => ({
  ...bodyOf(changes),
  ...((changes.asterisk || password) && {
    asterisk: { ...(changes.asterisk && asteriskOf(changes.asterisk)), ...(password && { password }) },
  }),
});
