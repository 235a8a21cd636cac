import type { Reaction } from "../../platform/events/reaction.ts";
import { say } from "../../platform/i18n.ts";
import { findPersonById } from "../people/index.ts";
import { beginNotice } from "../guard/index.ts";
import { queueMessage, type MessageKind } from "./queue-message.ts";
import { deskLink, publicAddress } from "./settings.ts";

const kinds: Record<string, MessageKind> = {
  "factor.added": "factor_added",
  "factor.removed": "factor_removed",
  "factors.reset": "factors_reset",
  "recovery_code.used": "recovery_code_used",
  "recovery_codes.created": "recovery_codes_created",
  "password.changed": "password_changed",
  "account.changed": "roles_changed",
  "verification.failed": "verification_failed",
};

/** Whoever's way of signing in or rights were changed learns it by mail and text message: it may not have been they (NIST SP 800-63B-4, 4.6). */
export const tellOfAccount: Reaction = {
  name: "notifications.account",
  on: Object.keys(kinds),
  async run(tx, { id, type, person_id: personId, data, at }) {
    const kind = kinds[type];
    if (!kind || !personId || (kind === "roles_changed" && !Array.isArray(data["roles"]))) return;
    const to = await findPersonById(tx, personId);
    if (!to) return;
    const notice = { eventId: id, what: type, person: to, at, publicUrl: publicAddress() };
    const link = await beginNotice(tx, { ...notice, mails: to.email ? [to.email] : [], numbers: [to.mobile, to.phone] });
    if (link === null) return;
    const factor = { kind: String(data["kind"] ?? ""), factor: String(data["name"] ?? "") };
    const values = {
      "factor.description": say(to.language, "mail_phrase.factor", factor),
      "recovery_codes.left": say(to.language, "mail_phrase.codes_left", { left: Number(data["left"] ?? 0) }),
      "desk.link": deskLink(),
      "not_me.link": link,
    };
    await queueMessage(tx, { eventId: id, kind, to, values, at });
  },
};
