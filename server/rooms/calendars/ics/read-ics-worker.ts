import { parentPort } from "node:worker_threads";
import { readHolidays, type HolidaysRead } from "./read-ics.ts";

export interface Given {
  file: string;
  from: string;
  to: string;
}
export type Answer = HolidaysRead | null;

parentPort?.on("message", ({ file, from, to }: Given) => {
  let answer: Answer = null;
  try {
    answer = readHolidays(file, from, to);
  } catch {
    // It is no calendar that can be read.
  }
  parentPort?.postMessage(answer);
});
