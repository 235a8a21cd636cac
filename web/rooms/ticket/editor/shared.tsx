import { IconUsers } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { useMe } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import css from "./editor.module.css";
import type { Shared as State } from "./use-shared-draft.ts";

/** Whose words stand in the composer, where a draft is shared, and the way to the others. */
export function Shared({ shared, own }: { shared: State; own: boolean }) {
  const t = useWords("ticket");
  const me = useMe();
  const time = useTime();
  const { there, used, use, unshare } = shared;
  return (
    <>
      {there && (
        <p className={css.first} role="status">
          <IconUsers size={14} stroke={1.75} aria-hidden />{" "}
          {used ? (
            <>
              {there.shared_by.id === me.id ? t("shared.mine") : t("shared.of", { name: there.shared_by.name })}{" "}
              {there.version > 1 &&
                there.changed_by.id !== me.id &&
                t("shared.last", { name: there.changed_by.name, ago: time.ago(there.changed_at) })}{" "}
              <Button kind="quiet" size="small" onClick={unshare}>
                {t("shared.unshare")}
              </Button>
              {own && (
                <Button kind="quiet" size="small" onClick={() => use(false)}>
                  {t("shared.own")}
                </Button>
              )}
            </>
          ) : (
            <>
              {t("shared.there", { name: there.shared_by.name })}{" "}
              <Button kind="quiet" size="small" onClick={() => use(true)}>
                {t("shared.go_on")}
              </Button>
            </>
          )}
        </p>
      )}
    </>
  );
}
