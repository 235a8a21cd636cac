import type { Reaction } from "../../platform/events/reaction.ts";
import { say } from "../../platform/i18n.ts";
import { beginNotice } from "../guard/index.ts";
import { findPersonById } from "../people/index.ts";
import { queueMessage } from "./queue-message.ts";
import { deskLink, publicAddress } from "./settings.ts";

/** Of these the owner hears at once, before a delay is over: it may not have been they who asked. */
const told = new Set(["unlock", "reset_password", "change_contact", "change_groups", "enable", "disable", "delete"]);

/** Whoever has an account in a directory learns it by mail and text message when something sensitive is begun on it, and when a password was chosen. */
export const tellOfAction: Reaction = {
  name: "notifications.account_action",
  on: ["account_action.began", "account_action.link_used"],
  async run(tx, { id, type, person_id: personId, data, at }) {
    const action = type === "account_action.link_used" ? "link_used" : String(data["sensitive"] ?? "");
    if (!personId || (action !== "link_used" && !told.has(action))) return;
    const to = await findPersonById(tx, personId);
    if (!to) return;
    const notice = { eventId: id, what: `account_action.${action}`, person: to, at, publicUrl: publicAddress() };
    const link = await beginNotice(tx, { ...notice, mails: to.email ? [to.email] : [], numbers: [to.mobile, to.phone] });
    if (link === null) return;
    const values = {
      "action.description": say(to.language, `guard.sms.account_action_${action}`),
      "account.name": [data["account"], data["directory"]].filter(Boolean).join(", "),
      "desk.link": deskLink(),
      "not_me.link": link,
    };
    await queueMessage(tx, { eventId: id, kind: "account_acted", to, values, at });
  },
};
