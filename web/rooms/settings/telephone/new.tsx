import { useState } from "react";
import type { TelephoneSystem } from "../../../../contract/telephone.ts";
import type { Answer } from "../../../platform/client.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, useTell } from "../../../platform/queries.ts";
import { Select } from "../../../ui/select.tsx";
import { NewPage } from "../new-page.tsx";
import { AsteriskFields, asteriskOf } from "./asterisk.tsx";
import { blankSystem, bodyOf, SystemFields, type SystemValues } from "./fields.tsx";

/** One more telephone system rings at the desk. */
export function TelephoneNew({ done }: { done: (made: Answer<"POST /telephone-systems">) => void }) {
  const t = useWords("telephone");
  const form = useForm<SystemValues & { kind: TelephoneSystem["kind"] }>({ ...blankSystem, kind: "generic" }, "telephone.new");
  const [password, setPassword] = useState("");
  const add = useTell("POST /telephone-systems", {
    done: (made) => {
      void forget("GET /telephone-systems");
      form.done();
      done(made);
    },
    refused: form.refused,
  });
  const { kind, ...values } = form.values;
  const isAsterisk = kind === "ari";
  const { asterisk } = values;
  const needed = [
    ["asterisk/url", asterisk.url],
    ["asterisk/user", asterisk.user],
    ["asterisk/password", password],
  ] as const;
  const save = () =>
    form.check("name", ...(isAsterisk ? needed : [])) &&
    add.mutate({
      body: { ...bodyOf(values), name: values.name, kind, ...(isAsterisk && { asterisk: { ...asteriskOf(asterisk), password } }) },
    });
  return (
    <NewPage
      form={form}
      title={t("new")}
      save={t("add")}
      back={{ to: paths.settings("telephone"), label: t("title") }}
      busy={add.isPending}
      onSave={save}
      consequence={t(isAsterisk ? "ari_consequence" : "add_consequence")}
    >
      <Select
        label={t("kind")}
        hint={t(`kind.${kind}_hint`)}
        {...form.field("kind")}
        choices={(["generic", "signed", "ari"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {isAsterisk && <AsteriskFields form={form} password={password} onPassword={setPassword} isNew />}
      <SystemFields form={form} focus />
    </NewPage>
  );
}
