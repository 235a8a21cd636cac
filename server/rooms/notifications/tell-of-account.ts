import type { Language } from "../../../contract/shapes.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { say } from "../../platform/i18n.ts";
import { findPersonById } from "../people/index.ts";
import { beginNotice, waysOnFile } from "../guard/index.ts";
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
  "account.change_held": "contact_changed",
};

/** What waits, and until when: whoever it is about hears of it before it happens. */
function heldWords(language: Language, data: Record<string, unknown>): string {
  const fields = Array.isArray(data["fields"]) ? data["fields"] : [];
  const parts = fields.map((field) => say(language, `mail_phrase.contact_${String(field)}`));
  const what = parts.length > 0 ? parts.join(", ") : say(language, "mail_phrase.factors");
  const until = typeof data["not_before"] === "string" ? new Date(data["not_before"]) : null;
  return until ? say(language, "mail_phrase.held", { what, when: until.toISOString().slice(0, 16).replace("T", " ") }) : what;
}

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
    const { mails, numbers } = await waysOnFile(tx, personId, at);
    const link = await beginNotice(tx, { ...notice, mails, numbers });
    if (link === null) return;
    const factor = { kind: String(data["kind"] ?? ""), factor: String(data["name"] ?? "") };
    const values = {
      "factor.description": say(to.language, "mail_phrase.factor", factor),
      "recovery_codes.left": say(to.language, "mail_phrase.codes_left", { left: Number(data["left"] ?? 0) }),
      "contact.changed": heldWords(to.language, data),
      "desk.link": deskLink(),
      "not_me.link": link,
    };
    for (const email of mails) await queueMessage(tx, { eventId: id, kind, to: { ...to, email }, values, at });
  },
};
