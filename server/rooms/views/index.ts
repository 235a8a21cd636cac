/** Views: lists of tickets that people made for themselves, their team or everybody, with live counts. */
import type { Room } from "../../platform/room.ts";
import { knowUses, knowViews } from "../tickets/index.ts";
import { askedBy } from "./known-view.ts";
import { viewsNaming } from "./store-uses.ts";
import { routes } from "./routes.ts";

knowViews(askedBy);
knowUses(async (db, keys) =>
  (await viewsNaming(db, keys)).map(({ name, scope }) => ({ what: "view", name: scope === "personal" ? null : name })),
);

export const room: Room = { name: "views", routes };
