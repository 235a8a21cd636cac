import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { Stack } from "../../ui/stack.tsx";

/** The only time that the key itself is seen. */
export function ApiKeyShown({ made, close }: { made: Answer<"POST /api-keys">; close: () => void }) {
  const t = useWords("settings");
  return (
    <Banner tone="green" title={t("api_keys.made", { name: made.name })} announce>
      <Stack>
        <p>{t("api_keys.once")}</p>
        <CopyText label={t("api_keys.key")} text={made.key} hint={t("api_keys.how", { header: `Authorization: Bearer ${made.prefix}…` })} />
        <div>
          <Button size="small" onClick={close}>
            {t("api_keys.kept")}
          </Button>
        </div>
      </Stack>
    </Banner>
  );
}
