import { wrongField } from "../../platform/problem.ts";
import { isTimeZone } from "../../../contract/wall-clock.ts";

export function checkTimeZone(zone: string | undefined): void {
  if (zone !== undefined && !isTimeZone(zone)) throw wrongField("/time_zone", "time_zone");
}
