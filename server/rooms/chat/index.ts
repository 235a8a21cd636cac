/** Chats: somebody writes from the portal or another page, waits, talks with a technician, and goes on by mail (ADR 58). */
import type { Room } from "../../platform/room.ts";
import { afterAcceptance } from "./after-acceptance.ts";
import { afterContact } from "./after-contact.ts";
import { afterHandover } from "./after-handover.ts";
import { knownNow } from "./known-now.ts";
import { routes } from "./routes.ts";
import { knowSuggestions } from "./suggestions.ts";
import { jobs } from "./sweep.ts";
import { visitorRoutes } from "./visitor-routes.ts";
import { widgetRoutes } from "./widget-routes.ts";

knowSuggestions(knownNow);

export { createWidget } from "./change-widget.ts";
export { serveChat } from "./serve-frame.ts";
export { knowSuggestions, type Suggest } from "./suggestions.ts";
export { whoseAre, whoTypes } from "./store-here.ts";

export const room: Room = {
  name: "chat",
  routes: [...routes, ...visitorRoutes, ...widgetRoutes],
  reactions: [afterContact, afterHandover, afterAcceptance],
  jobs,
};
