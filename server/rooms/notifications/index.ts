import type { Room } from "../../platform/room.ts";
import { tellWhomItConcerns } from "./reactions.ts";
import { boundRoutes } from "./routes.ts";
import { sweep } from "./sweep.ts";
import { tellLeads } from "./tell-leads.ts";
import { tellOfAccount } from "./tell-of-account.ts";
import { tellOfAction } from "./tell-of-action.ts";
import { tellOfBreakGlass } from "./tell-of-break-glass.ts";
import { tellOldAddress } from "./tell-old-address.ts";

export { countMails } from "./count-mails.ts";
export { approvalLink, configureNotifications, counterLink, formLink, healthLink, passwordLinkAt, ticketLink } from "./settings.ts";
export { notify, notifyAll, type NotificationGiven } from "./notify.ts";
export { queueMessage, type Addressee, type MessageGiven, type MessageKind } from "./queue-message.ts";
export { tellTeam } from "./tell-team.ts";
export { queuePasswordLink } from "./queue-password-link.ts";
export { queueSignInCode } from "./queue-sign-in-code.ts";

/** Telling people: what technicians should know, and what the desk writes to requesters. */
export const room: Room = {
  name: "notifications",
  routes: boundRoutes,
  reactions: [tellWhomItConcerns, tellOldAddress, tellOfAccount, tellOfAction, tellOfBreakGlass, tellLeads],
  jobs: [sweep],
};
