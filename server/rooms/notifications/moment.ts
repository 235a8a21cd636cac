import type { Language } from "../../../contract/shapes.ts";
import { dateFormat } from "../../platform/date-format.ts";

/** A moment as it stands in a sentence of somebody's mail: "Monday 23 November at 15:00", where they are. Pure. */
export const moment = ({ language, time_zone }: { language: Language; time_zone: string }, at: Date): string =>
  dateFormat(language === "nb" ? "nb" : "en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: time_zone,
  }).format(at);
