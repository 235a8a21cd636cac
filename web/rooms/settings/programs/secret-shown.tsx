import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Stack } from "../../../ui/stack.tsx";

export interface Shown {
  name: string;
  text: string;
}

/** The only time that a secret is seen. */
export function SecretShown({ shown: { name, text }, close }: { shown: Shown; close: () => void }) {
  const t = useWords("programs");
  return (
    <Banner tone="green" title={t("hook.secret_made", { name })} announce>
      <Stack>
        <p>{t("hook.secret_once")}</p>
        <CopyText label={t("hook.secret")} text={text} hint={t("hook.secret_how")} />
        <div>
          <Button size="small" onClick={close}>
            {t("hook.secret_kept")}
          </Button>
        </div>
      </Stack>
    </Banner>
  );
}
