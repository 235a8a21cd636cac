import { useState } from "react";
import type { Directory } from "../../../../contract/directories.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { DirectoryFields } from "./fields.tsx";
import { DirectorySyncs } from "./syncs.tsx";
import { TryDirectory } from "./try.tsx";
import { DirectoryWriting } from "./writing.tsx";
import { bodyOf, valuesOf, type DirectoryValues } from "./values.ts";

export function DirectoryEdit({ id }: { id: string }) {
  const reading = useAsk("GET /directories/{id}", { params: { id } });
  return <Reading of={reading}>{(directory) => <Known directory={directory} />}</Reading>;
}

function Known({ directory }: { directory: Directory }) {
  const t = useWords("directory");
  const time = useTime();
  const write = useMay()("system:write");
  const { id, name, kind, active, failure, failing_since, version } = directory;
  const [password, setPassword] = useState("");
  const form = useForm<DirectoryValues>(valuesOf(directory), `directory.${id}`);
  const put = (after: Directory) => {
    keep("GET /directories/{id}", { params: { id } }, after);
    void forget("GET /directories");
    setPassword("");
  };
  const save = useTell("PATCH /directories/{id}", whenKept(form, put));
  const turn = useTell("PATCH /directories/{id}", { done: put });
  const at = { params: { id }, ifMatch: version };
  return (
    <Page
      title={name}
      lead={t(`kind.${kind}`)}
      state={active ? <Badge tone="green">{t("on")}</Badge> : <Badge>{t("off")}</Badge>}
      back={{ to: paths.settings("directories"), label: t("title") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ ...at, body: { active: !active } })}>
            {t(active ? "turn_off" : "turn_on")}
          </Button>
        )
      }
    >
      {failure && (
        <Banner tone="red" title={failure.detail}>
          {failure.remedy} {failing_since && t("failing_since", { when: time.moment(failing_since) })}
        </Banner>
      )}
      <DirectorySyncs directory={directory} />
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ ...at, body: { ...bodyOf(form.changes), ...(password && { password }) } })}
          consequence={t("consequence")}
        >
          <DirectoryFields form={form} password={password} onPassword={setPassword} />
          <TryDirectory form={form} password={password} id={id} />
        </EditForm>
      )}
      {write && <DirectoryWriting directory={directory} put={put} />}
    </Page>
  );
}
