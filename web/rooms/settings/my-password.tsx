import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Form } from "../../ui/form.tsx";
import { NewPassword } from "../../ui/new-password.tsx";
import { Section } from "../../ui/page.tsx";
import { PasswordInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";

/** A new password, proven by the one I have or by having come with a mailed code. */
export function MyPassword() {
  const t = useWords("settings");
  const me = useMe();
  const form = useForm({ current_password: "", password: "" }, null);
  const save = useTell("PUT /session/password", {
    done: () => {
      form.done();
      toast.told(t("password.saved"));
      void forget("GET /sessions");
    },
    refused: form.refused,
  });
  const { current_password, password } = form.values;
  return (
    <Section title={t("password")}>
      <Form
        form={form}
        creates
        onSave={() => form.check("password") && save.mutate({ body: { password, ...(current_password && { current_password }) } })}
        save={t("password.save")}
        busy={save.isPending}
        consequence={form.changed && t("password.consequence")}
      >
        <input type="text" name="username" autoComplete="username" value={me.email ?? ""} readOnly hidden />
        <PasswordInput
          label={t("password.current")}
          {...form.field("current_password")}
          hint={t("password.current_hint")}
          autoComplete="current-password"
        />
        <NewPassword label={t("password.new")} {...form.field("password")} about={[me.name, me.email ?? "", me.organization?.name ?? ""]} />
      </Form>
    </Section>
  );
}
