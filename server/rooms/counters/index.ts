/** Counters: people come to the desk, check in at a kiosk or by telephone, wait, are called and served (ADR 60). */
import type { Room } from "../../platform/room.ts";
import { afterContact } from "./after-contact.ts";
import { reminding } from "./appointments/remind.ts";
import { appointmentHandlers } from "./appointments/routes.ts";
import { loanHandlers } from "./loans/routes.ts";
import { counterAdminRoutes } from "./counter-routes.ts";
import { doorRoutes } from "./door-routes.ts";
import { routes } from "./routes.ts";
import { jobs } from "./sweep.ts";

export { createCounter } from "./change-counter.ts";
export { serveCounters } from "./serve-pages.ts";

export const room: Room = {
  name: "counters",
  routes: [...routes, ...doorRoutes, ...counterAdminRoutes, ...appointmentHandlers, ...loanHandlers],
  reactions: [afterContact],
  jobs: [...jobs, reminding],
};
