import { permissions, type Permission } from "../../../contract/access.ts";
import type { Answer } from "../../platform/client.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ChoiceSet } from "../../ui/choice-set.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";

const lives = ["30", "90", "365", "never"] as const;
type Life = (typeof lives)[number];
const day = 86_400_000;

/** What the key is for, what it may do, and how long: never more than I may myself. */
export function ApiKeyNew({ done }: { done: (key: Answer<"POST /api-keys">) => void }) {
  const t = useWords("settings");
  const say = useWords("ui");
  const me = useMe();
  const form = useForm({ name: "", scopes: [] as Permission[], life: "90" as Life }, "api-key.new");
  const make = useTell("POST /api-keys", {
    done: (key) => {
      void forget("GET /api-keys");
      form.done();
      done(key);
    },
    refused: form.refused,
  });
  const { name, scopes, life } = form.values;
  const held = permissions.filter((permission) => me.permissions.includes(permission));
  const toggle = (scope: Permission, on: boolean) =>
    form.set({ scopes: held.filter((each) => (each === scope ? on : scopes.includes(each))) });
  const save = () => {
    if (!form.check("name", ["scopes", scopes.length > 0 ? "some" : ""])) return;
    const expires_at = life === "never" ? undefined : new Date(Date.now() + Number(life) * day).toISOString();
    make.mutate({ body: { name, scopes, ...(expires_at && { expires_at }) } });
  };
  return (
    <Form
      form={form}
      creates
      label={t("api_keys.new")}
      onSave={save}
      save={t("api_keys.make")}
      busy={make.isPending}
      beside={
        <LinkButton kind="quiet" to={paths.settings("api-keys")}>
          {say("cancel")}
        </LinkButton>
      }
    >
      <TextInput label={t("api_keys.name")} {...form.field("name")} hint={t("api_keys.name_hint")} required autoFocus autoComplete="off" />
      <ChoiceSet
        label={t("api_keys.may")}
        error={form.errorAt("scopes")}
        action={
          <Button kind="quiet" size="small" onClick={() => form.set({ scopes: scopes.length === held.length ? [] : held })}>
            {t(scopes.length === held.length ? "api_keys.no_scope" : "api_keys.all_scopes")}
          </Button>
        }
      >
        {held.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`scope.${scope}`)}
            hint={scope}
            checked={scopes.includes(scope)}
            onChange={(on) => toggle(scope, on)}
          />
        ))}
      </ChoiceSet>
      <Select
        label={t("api_keys.life")}
        {...form.field("life")}
        error={form.errorAt("expires_at")}
        choices={lives.map((value) => ({ value, label: t(`api_keys.life_${value}`) }))}
        hint={life === "never" ? t("api_keys.life_never_hint") : undefined}
      />
    </Form>
  );
}
