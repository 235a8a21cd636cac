import { useEffect, useState } from "react";
import { call, isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTime } from "../../platform/time.ts";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Stack } from "../../ui/stack.tsx";

interface Reading {
  what: string;
  at: string;
  denied_at: string | null;
}

const words = (error: unknown): string => {
  if (!isRefusal(error)) throw error;
  return error.message;
};

/** Where the link of a notice leads: what happened, and one button. Nobody signs in, and opening it changes nothing. */
export function NotMePage() {
  const t = useWords("guard");
  const time = useTime();
  useTitle(t("not_me.title"));
  // Behind `#` it reaches no server by itself and no log; a scanner that opens the link does not have it.
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [reading, setReading] = useState<Reading | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    call("POST /not-me/readings", { body: { token } }).then(setReading, (error: unknown) => setRefused(words(error)));
  }, [token]);
  const deny = () => {
    setBusy(true);
    setRefused(null);
    call("POST /not-me/denials", { body: { token } })
      .then(
        () => setReading((before) => before && { ...before, denied_at: new Date().toISOString() }),
        (error: unknown) => setRefused(words(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Entrance title={t("not_me.title")} lead={reading && !reading.denied_at ? t("not_me.lead") : undefined}>
      <Stack>
        {reading?.denied_at && (
          <Banner tone="green" title={t("not_me.done")} announce>
            {t("not_me.done_words")}
          </Banner>
        )}
        {reading && !reading.denied_at && (
          <>
            <Banner tone="amber" title={t.maybe(`what.${reading.what.replaceAll(".", "_")}`, {}, t("what.other"))}>
              {time.full(reading.at)}
            </Banner>
            <p>{t("not_me.consequence")}</p>
            <div>
              <Button kind="danger" busy={busy} onClick={deny}>
                {t("not_me.button")}
              </Button>
            </div>
          </>
        )}
        {refused && (
          <Banner tone="amber" title={t("not_me.dead")} announce>
            {refused}
          </Banner>
        )}
        {!reading && !refused && <SkeletonRows rows={3} />}
      </Stack>
    </Entrance>
  );
}
