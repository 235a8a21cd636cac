import { useState, type FormEvent } from "react";
import { fieldErrors } from "../../platform/client.ts";
import { emptyFields } from "../../platform/empty-fields.ts";
import { readerLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { keep, useAsk, useTell } from "../../platform/queries.ts";
import { become, homeOf } from "../../platform/session.tsx";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { NewPassword } from "../../ui/new-password.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import css from "./setup.module.css";

// Behind `#`, the token reaches no server log; it is read once and taken out of the address and the history.
const token = decodeURIComponent(location.hash.slice(1));
if (token && location.pathname === paths.setup()) history.replaceState(history.state, "", paths.setup());

/** The first minutes of a desk: its organization and its first administrator. */
export function SetupPage() {
  const t = useWords("setup");
  useTitle(t("title"));
  const { data: setup } = useAsk("GET /setup");
  if (setup?.needed === false) return <Closed />;
  return (
    <Entrance title={t("heading")} lead={t("lead")}>
      {token ? <SetupForm /> : <NoToken />}
    </Entrance>
  );
}

function Closed() {
  const t = useWords("setup");
  return (
    <Entrance title={t("closed.heading")} lead={t("closed.lead")}>
      <div className={css.form}>
        <LinkButton to={paths.signIn()} kind="primary" size="large" wide>
          {t("closed.sign_in")}
        </LinkButton>
      </div>
    </Entrance>
  );
}

function NoToken() {
  const t = useWords("setup");
  return (
    <div className={css.form}>
      <Banner tone="amber" title={t("no_token.title")}>
        {t("no_token.how")}
      </Banner>
    </div>
  );
}

const empty = { organization: "", name: "", email: "", password: "" };

function SetupForm() {
  const t = useWords("setup");
  const go = useGo();
  const [given, setGiven] = useState(empty);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const open = useTell("POST /setup", {
    done: async (me) => {
      keep("GET /setup", {}, { needed: false });
      await become(me);
      go(homeOf(me), { replace: true });
    },
    refused: (refusal) => setErrors({ ...(refusal.errors.length === 0 && { form: refusal.message }), ...fieldErrors(refusal) }),
  });
  const field = (name: keyof typeof empty) => ({
    label: t(name),
    name,
    value: given[name],
    onChange: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
    error: errors[name],
    size: "large" as const,
    required: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const empty = emptyFields(event.currentTarget);
    setErrors(empty ?? {});
    if (!empty) open.mutate({ body: { token, ...given, language: readerLanguage() } });
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      {(errors["form"] ?? errors["token"]) && <Banner tone="red" title={errors["form"] ?? errors["token"]} announce />}
      <TextInput {...field("organization")} autoComplete="organization" autoFocus hint={t("organization.hint")} />
      <TextInput {...field("name")} autoComplete="name" />
      <TextInput {...field("email")} type="email" autoComplete="username" />
      <NewPassword {...field("password")} about={[given.organization, given.name, given.email]} />
      <Button type="submit" kind="primary" size="large" wide busy={open.isPending}>
        {t("open")}
      </Button>
    </form>
  );
}
