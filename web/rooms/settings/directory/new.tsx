import { useState } from "react";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { NewPage } from "../new-page.tsx";
import { DirectoryFields } from "./fields.tsx";
import { TryDirectory } from "./try.tsx";
import { blank, bodyOf, type DirectoryValues } from "./values.ts";

/** One more directory. Nothing is read from it before somebody asks. */
export function DirectoryNew() {
  const t = useWords("directory");
  const go = useGo();
  const [password, setPassword] = useState("");
  const form = useForm<DirectoryValues>(blank, "directory.new");
  const add = useTell("POST /directories", {
    done: ({ id }) => {
      void forget("GET /directories");
      form.done();
      go(paths.settings("directories", id), { replace: true });
    },
    refused: form.refused,
  });
  const { values } = form;
  const save = () => {
    if (!form.check("name", "host", "bind_name", "people_base", ["password", password])) return;
    const { name, kind, host, security, bind_name, people_base } = values;
    add.mutate({ body: { ...bodyOf(values), name, kind, host, port: Number(values.port), security, bind_name, people_base, password } });
  };
  return (
    <NewPage
      form={form}
      title={t("new")}
      save={t("add")}
      back={{ to: paths.settings("directories"), label: t("title") }}
      busy={add.isPending}
      onSave={save}
      consequence={t("add_consequence")}
    >
      <DirectoryFields form={form} password={password} onPassword={setPassword} isNew />
      <TryDirectory form={form} password={password} />
    </NewPage>
  );
}
