import { useMemo } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useTime, type When } from "../../platform/time.ts";

export interface SayWhen {
  /** Inside a sentence: "09:02", "tomorrow 09:00", "13 Nov 09:02". */
  moment(when: When): string;
  /** Inside a sentence: "today", "yesterday", "on 13 Nov"; never with a full stop of its own at the end. */
  day(when: When): string;
}

/** Times as a sentence of the portal has them. */
export function useSayWhen(): SayWhen {
  const t = useWords("portal");
  const ui = useWords("ui");
  const times = useTime();
  return useMemo(() => {
    const names = [ui("time.today"), ui("time.yesterday"), ui("time.tomorrow")];
    return {
      moment: times.within,
      day: (when) => {
        const day = times.day(when);
        return names.includes(day) ? day.toLocaleLowerCase() : t("on_day", { day: day.replace(/\.$/, "") });
      },
    };
  }, [t, ui, times]);
}
