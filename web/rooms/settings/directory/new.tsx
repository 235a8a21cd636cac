import { useState } from "react";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Form } from "../../../ui/form.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { DirectoryFields } from "./fields.tsx";
import { TryDirectory } from "./try.tsx";
import { blank, bodyOf, type DirectoryValues } from "./values.ts";

/** One more directory. Nothing is read from it before somebody asks. */
export function DirectoryNew() {
  const t = useWords("directory");
  const say = useWords("ui");
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
    <Page title={t("new")} back={{ to: paths.settings("directories"), label: t("title") }}>
      <Form
        form={form}
        creates
        label={t("new")}
        onSave={save}
        save={t("add")}
        busy={add.isPending}
        consequence={t("add_consequence")}
        beside={
          <LinkButton kind="quiet" to={paths.settings("directories")}>
            {say("cancel")}
          </LinkButton>
        }
      >
        <DirectoryFields form={form} password={password} onPassword={setPassword} isNew />
        <TryDirectory form={form} password={password} />
      </Form>
    </Page>
  );
}
