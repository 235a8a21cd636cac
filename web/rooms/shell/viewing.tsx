import { IconEye } from "@tabler/icons-react";
import { useEffect } from "react";
import { useWords } from "../../platform/i18n.ts";
import { leaveLive } from "../../platform/live.ts";
import { useTell } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import css from "./viewing.module.css";

/** Begins anew, with nothing kept of who one was a moment ago. */
const beginAnew = () => {
  leaveLive();
  window.location.assign("/");
};

/** Always seen while somebody looks at the desk as another person. */
export function Viewing() {
  const t = useWords("shell");
  const time = useTime();
  const { name, viewed_by } = useMe();
  const end = useTell("DELETE /view-as", { done: beginAnew });
  const until = viewed_by?.until;
  useEffect(() => {
    if (!until) return;
    const over = setTimeout(beginAnew, Math.max(0, new Date(until).getTime() - Date.now()) + 1000);
    return () => clearTimeout(over);
  }, [until]);
  if (!until) return null;
  return (
    <div className={css.viewing} role="region" aria-label={t("viewing", { name, until: time.moment(until) })}>
      <Banner tone="amber" icon={IconEye} title={t("viewing", { name, until: time.moment(until) })}>
        {t("viewing.hint")}
      </Banner>
      <Button size="small" busy={end.isPending} onClick={() => end.mutate({})}>
        {t("viewing.end")}
      </Button>
    </div>
  );
}
