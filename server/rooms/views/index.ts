/** Views: lists of tickets that people made for themselves, their team or everybody, with live counts. */
import type { Room } from "../../platform/room.ts";
import { knowViews } from "../tickets/index.ts";
import { askedBy } from "./known-view.ts";
import { routes } from "./routes.ts";

knowViews(askedBy);

export const room: Room = { name: "views", routes };
