/** What is done to accounts in directories: shown before, done by a worker, told in the ticket (ADR 67). */
import type { Room } from "../../platform/room.ts";
import { endingLate } from "./end-late.ts";
import { routes } from "./routes.ts";
import { doing } from "./work.ts";

export const room: Room = { name: "accounts", routes, works: [doing], jobs: [endingLate] };
