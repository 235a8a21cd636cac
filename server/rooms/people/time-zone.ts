import { wrongField } from "../../platform/problem.ts";

/** Whether it is a time zone that dates can be shown in, "Europe/Oslo". */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function checkTimeZone(zone: string | undefined): void {
  if (zone !== undefined && !isTimeZone(zone)) throw wrongField("/time_zone", "time_zone");
}
