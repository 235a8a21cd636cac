import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyText } from "../../ui/copy-text.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Mono } from "../../ui/text.tsx";
import { useWords } from "../i18n.ts";
import { forget, useTell } from "../queries.ts";
import css from "./factors.module.css";

/** How many are left, and a way to make new ones. */
export function RecoveryCodes({ left, showCodes }: { left: number; showCodes: (codes: string[]) => void }) {
  const t = useWords("factors");
  const renew = useTell("POST /session/recovery-codes", {
    done: ({ recovery_codes }) => {
      showCodes(recovery_codes);
      void forget("GET /session/factors");
    },
  });
  return (
    <Stack>
      <p>{t("codes.left", { n: left })}</p>
      <div>
        <Button busy={renew.isPending} onClick={() => renew.mutate({})}>
          {t("codes.renew")}
        </Button>
      </div>
    </Stack>
  );
}

/** Shown this once: the database has only their hashes. */
export function CodesShown({ codes, close }: { codes: string[]; close: () => void }) {
  const t = useWords("factors");
  return (
    <Banner tone="green" title={t("codes.made")} announce>
      <Stack>
        <p>{t("codes.once")}</p>
        <ul className={css.codes}>
          {codes.map((code) => (
            <li key={code}>
              <Mono>{code}</Mono>
            </li>
          ))}
        </ul>
        <CopyText label={t("codes.all")} text={codes.join(" ")} />
        <div>
          <Button size="small" kind="primary" onClick={close}>
            {t("codes.kept")}
          </Button>
        </div>
      </Stack>
    </Banner>
  );
}
