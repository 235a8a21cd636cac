/** Alarms: who runs the desk hears when mail stops, and when it flows again. */
import type { Room } from "../../platform/room.ts";
import { watching } from "./watch.ts";

export const room: Room = { name: "alarms", jobs: [watching] };
