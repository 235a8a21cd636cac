import { IconCloudOff } from "@tabler/icons-react";
import { useWords } from "../platform/i18n.ts";
import { isRefusal } from "../platform/client.ts";
import { Button } from "./button.tsx";
import css from "./empty-state.module.css";

/** What could not be read, in the server's own sentence, and a way on. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useWords("ui");
  const refused = isRefusal(error) ? error : null;
  return (
    <div className={css.state} role="alert">
      <IconCloudOff size={28} stroke={1.5} aria-hidden />
      <p className={css.title}>{refused ? refused.message : t("error.unexpected")}</p>
      {retry && (
        <div className={css.action}>
          <Button onClick={retry}>{t("error.try_again")}</Button>
        </div>
      )}
      {refused?.problem.request_id && refused.status >= 500 && <p className={css.reference}>{refused.problem.request_id}</p>}
    </div>
  );
}
