import { useState, type ReactNode } from "react";
import type { SeenCertificate } from "../../../../contract/mail-fault.ts";
import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { Working } from "../../../ui/working.tsx";
import { KeyField } from "../key-field.tsx";
import { TeamSelect } from "../team-select.tsx";
import { FoundServers } from "./found-servers.tsx";
import type { Found, Tested } from "./servers.ts";
import { beginSetUp, fillFound, serverBodies, type SetUpValues } from "./set-up-values.ts";
import { TestSteps } from "./test-steps.tsx";
import { useConnect } from "./use-connect.ts";

/** What a test was of: with other settings it says nothing. */
const settingsOf = ({ address, fetching, sending, same }: SetUpValues): string => JSON.stringify([address, fetching, sending, same]);

/** From an address to a mailbox that works: its servers are found, the whole round is tried, and only then is it added. */
export function SetUp({ mailbox, beside }: { mailbox: Mailbox | null; beside?: ReactNode }) {
  const t = useWords("mailbox");
  const go = useGo();
  // Passwords are kept nowhere.
  const form = useForm(beginSetUp(mailbox), null);
  const { values } = form;
  const [found, setFound] = useState<{ address: string; what: Found } | null>(null);
  const [tested, setTested] = useState<{ of: string; what: Tested } | null>(null);
  const known = found?.address === values.address.trim() ? found.what : null;
  const result = tested?.of === settingsOf(values) ? tested.what : null;

  const find = useTell("POST /mailboxes/discoveries", {
    done: (what, { body }) => {
      setFound({ address: body.address, what });
      form.set(fillFound(values, what));
    },
    refused: form.refused,
  });
  const test = useTell("POST /mailboxes/tests", { refused: form.refused });
  const open = (made: Mailbox) => {
    form.done();
    if (!mailbox) go(paths.settings("mailboxes", made.id), { replace: true });
  };
  const { connect, busy } = useConnect({
    done: (made) => (toast.told(t("set_up.done", { name: made.name })), open(made)),
    halfway: (made, refusal) => (toast.refused(refusal.message), open(made)),
    refused: form.refused,
  });

  const tryOut = (now: SetUpValues) => {
    const complete = form.check(
      ["fetching/host", now.fetching.host],
      ["fetching/user", now.fetching.user],
      ["fetching/password", now.fetching.password],
      ["sending/host", now.sending.host],
    );
    if (!complete) return;
    const { fetching, sending } = serverBodies(now);
    test.mutate(
      { body: { address: now.address.trim(), fetching: { ...fetching, folder: "INBOX" }, sending } },
      { onSuccess: (what) => setTested({ of: settingsOf(now), what }) },
    );
  };
  const trust = (which: "fetching" | "sending", certificate: SeenCertificate) => {
    const changes = { [which]: { ...values[which], certificate } };
    form.set(changes);
    tryOut({ ...values, ...changes });
  };
  const plus = result?.steps.find(({ step }) => step === "plus")?.ok ?? null;
  const add = () => (mailbox || form.check("name")) && connect(mailbox, values, plus);
  const adding = t(mailbox ? "set_up.connect" : "set_up.add");
  // A provider lets the desk in only once the mailbox is there: it is tried afterwards, on its page.
  const byGrant = known !== null && values.fetching.auth === "oauth2";
  const step = !known
    ? { save: t("set_up.find"), onSave: () => form.check("address") && find.mutate({ body: { address: values.address.trim() } }) }
    : result?.ok || byGrant
      ? { save: adding, onSave: add }
      : { save: t(result ? "test.again" : "set_up.test"), onSave: () => tryOut(values) };

  return (
    <Form
      form={form}
      creates
      {...step}
      busy={find.isPending || test.isPending || busy}
      label={t("set_up")}
      beside={
        <>
          {result?.ok === false && (
            <Button kind="quiet" onClick={add}>
              {t("set_up.all_the_same")}
            </Button>
          )}
          {result?.ok && !byGrant && (
            <Button kind="quiet" onClick={() => tryOut(values)}>
              {t("test.again")}
            </Button>
          )}
          {beside}
        </>
      }
    >
      <TextInput
        label={t("address")}
        {...form.field("address")}
        type="email"
        hint={t("set_up.address_hint")}
        autoComplete="off"
        spellCheck={false}
      />
      {find.isPending && <Working label={t("set_up.finding")} />}
      {known && <FoundServers form={form} found={known} />}
      {known && !byGrant && (test.isPending || result) && <TestSteps tested={result} busy={test.isPending} onTrust={trust} />}
      {!mailbox && (result || byGrant) && !test.isPending && (
        <>
          <TextInput label={t("name")} {...form.field("name")} required autoComplete="off" />
          <TeamSelect label={t("team")} hint={t("team_hint")} {...form.field("team_id")} />
          <KeyField {...form.field("key")} from={values.name} />
        </>
      )}
    </Form>
  );
}
