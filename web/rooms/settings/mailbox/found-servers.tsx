import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Fold } from "../../../ui/fold.tsx";
import css from "./mailbox.module.css";
import { ProviderNote } from "./provider-note.tsx";
import { PlaceFields, SignInFields } from "./server-fields.tsx";
import type { Found, ServerValues } from "./servers.ts";
import type { SetUpValues } from "./set-up-values.ts";

/** Both servers as they were found, to be looked at or put right, and the way in. */
export function FoundServers({ form, found }: { form: Form<SetUpValues>; found: Found }) {
  const t = useWords("mailbox");
  const { fetching, sending, same } = form.values;
  const isSure = found.source !== "convention" && found.source !== "none";
  const change = (which: "fetching" | "sending") => (changes: Partial<ServerValues>) =>
    form.set({ [which]: { ...form.values[which], ...changes } });
  const at = (which: "fetching" | "sending") => (name: string) => form.errorAt(`${which}/${name}`);
  return (
    <>
      {found.provider ? (
        <ProviderNote provider={found.provider} />
      ) : (
        <Banner
          tone={isSure ? "green" : "amber"}
          title={t(`found.${found.source}`, { fetching: fetching.host, sending: sending.host })}
          announce
        />
      )}
      <SignInFields value={fetching} onChange={change("fetching")} errorAt={at("fetching")} />
      <Fold title={t("servers")} detail={isSure ? `${fetching.host}, ${sending.host}` : undefined} open={!isSure}>
        <fieldset className={css.servers}>
          <legend>{t("fetching")}</legend>
          <PlaceFields value={fetching} onChange={change("fetching")} errorAt={at("fetching")} />
        </fieldset>
        <fieldset className={css.servers}>
          <legend>{t("sending")}</legend>
          <PlaceFields value={sending} onChange={change("sending")} errorAt={at("sending")} mayBePlain />
          <Checkbox label={t("sending.same")} checked={same} onChange={(chosen) => form.set({ same: chosen })} />
          {!same && <SignInFields value={sending} onChange={change("sending")} errorAt={at("sending")} mayBeEmpty />}
        </fieldset>
      </Fold>
    </>
  );
}
