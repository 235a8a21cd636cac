/** Mail texts: what the desk writes by itself, per kind and language, in its own words or an administrator's. */
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";

export { faultsIn } from "./check-words.ts";
export { fillBody, type Values } from "./template.ts";
export { writeMail, type MailToWrite } from "./write-mail.ts";

export const room: Room = { name: "texts", routes: boundRoutes };
