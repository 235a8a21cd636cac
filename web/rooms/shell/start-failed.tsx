import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import css from "./missing.module.css";

function useAgain(reset: () => void): () => void {
  const router = useRouter();
  return () => {
    reset();
    void router.invalidate();
  };
}

/** The desk does not answer at all: there is no frame yet to say it in. */
export function StartFailed({ error, reset }: ErrorComponentProps) {
  const t = useWords("shell");
  const ui = useWords("ui");
  const again = useAgain(reset);
  return (
    <Entrance title={t("start.failed")} lead={isRefusal(error) ? error.message : ui("error.unexpected")}>
      <div className={css.way}>
        <Button kind="primary" onClick={again}>
          {ui("error.try_again")}
        </Button>
      </div>
    </Entrance>
  );
}

/** A screen that could not be drawn: the sentence and another try, inside the frame that still stands. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} retry={useAgain(reset)} />;
}
