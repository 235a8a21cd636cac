import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Stack } from "../../../ui/stack.tsx";
import type { ShownSecret } from "./list.tsx";

/** The only time that it is seen: the address with its secret, or what is signed with and where to. */
export function TelephoneSecret({ shown: { id, kind, text }, close }: { shown: ShownSecret; close: () => void }) {
  const t = useWords("telephone");
  const api = `${location.origin}/api/v1`;
  return (
    <Banner tone="green" title={t(`secret.${kind}`)} announce>
      <Stack>
        <p>{t("secret.once")}</p>
        {kind === "generic" ? (
          <CopyText label={t("address")} text={`${api}/cti/${text}`} hint={t("address_hint")} />
        ) : (
          <>
            <CopyText label={t("address")} text={`${api}/telephone-systems/${id}/events`} />
            <CopyText label={t("secret")} text={text} hint={t("secret_hint")} />
          </>
        )}
        <CopyText
          label={t("script")}
          text={`node tools/ring.mjs ${kind === "generic" ? `${api}/cti/${text}` : `${api}/telephone-systems/${id}/events --secret ${text}`} --from +4722001412 --user 201`}
          hint={t("script_hint")}
        />
        <div>
          <Button size="small" onClick={close}>
            {t("secret.kept")}
          </Button>
        </div>
      </Stack>
    </Banner>
  );
}
