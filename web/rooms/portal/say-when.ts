import { useMemo } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useTime, type When } from "../../platform/time.ts";

export interface SayWhen {
  /** Inside a sentence: "09:02", "tomorrow 09:00", "13 Nov 09:02". */
  moment(when: When): string;
  /** Inside a sentence: "today", "yesterday", "on 13 Nov"; never with a full stop of its own at the end. */
  day(when: When): string;
}

/** Times as a sentence has them: "today" begins a line with a capital and stands in a sentence without. */
export function useSayWhen(): SayWhen {
  const t = useWords("portal");
  const ui = useWords("ui");
  const times = useTime();
  return useMemo(() => {
    const names = [ui("time.today"), ui("time.yesterday"), ui("time.tomorrow")];
    const soft = (text: string) => {
      const name = names.find((each) => text.startsWith(each));
      return name ? name.toLocaleLowerCase() + text.slice(name.length) : text;
    };
    return {
      moment: (when) => soft(times.moment(when)),
      day: (when) => {
        const day = times.day(when);
        return names.includes(day) ? soft(day) : t("on_day", { day: day.replace(/\.$/, "") });
      },
    };
  }, [t, ui, times]);
}
