import { theDesk, type Actor } from "../../platform/actor.ts";
import type { RuleRow } from "./store.ts";

/** In whose name a rule acts: the desk's, in the language and the days of who wrote it. */
export const deskFor = ({ language, time_zone }: Pick<RuleRow, "language" | "time_zone">): Actor => ({
  ...theDesk(["tickets:read", "tickets:work", "tickets:reply"]),
  language,
  timeZone: time_zone,
});
