import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Form } from "../../ui/form.tsx";
import { NewPassword } from "../../ui/new-password.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { useKeepAccount, type Account } from "./account.ts";

/** Only while there is none: nobody sets or learns another's password later on. */
export function FirstPassword({ account: { person, has_password }, email }: { account: Account; email: string | null }) {
  const t = useWords("settings");
  const keepAccount = useKeepAccount();
  const form = useForm({ password: "" }, null);
  const save = useTell("PUT /accounts/{id}", {
    done: (after) => {
      keepAccount(after);
      form.done();
      toast.told(t("first_password.saved", { name: person.name }));
    },
    refused: form.refused,
  });
  return (
    <Section
      title={t("first_password")}
      lead={t(has_password ? "first_password.there" : email ? "first_password.lead" : "first_password.no_mail")}
    >
      {!has_password && (
        <Form
          form={form}
          creates
          onSave={() => form.check("password") && save.mutate({ params: { id: person.id }, body: { password: form.values.password } })}
          save={t("first_password.save")}
          busy={save.isPending}
          consequence={form.changed && t("first_password.consequence")}
        >
          <input type="text" name="username" autoComplete="off" value={email ?? ""} readOnly hidden />
          <NewPassword label={t("first_password")} {...form.field("password")} about={[person.name, email ?? ""]} />
        </Form>
      )}
    </Section>
  );
}
