import type { Reaction } from "../../platform/events/reaction.ts";
import { say } from "../../platform/i18n.ts";
import { beginNotice } from "../guard/index.ts";
import { findPersonById } from "../people/index.ts";
import { queueMessage } from "./queue-message.ts";
import { publicAddress } from "./settings.ts";

const ways = ["email", "phone", "mobile"] as const;
const textOr = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/**
 * Whose address or number is changed learns it by all that are on file and by the old ones, at once: it may not have been they who asked
 * (NIST SP 800-63B, 4.2.3). A directory that is read changes numbers of thousands: then only a lost address is told.
 */
export const tellOldAddress: Reaction = {
  name: "notifications.old_address",
  on: ["person.changed"],
  async run(tx, { id, type, person_id: personId, actor_id: actorId, data, at }) {
    const fields = Array.isArray(data["fields"]) ? ways.filter((way) => (data["fields"] as unknown[]).includes(way)) : [];
    const [email, phone, mobile] = ways.map((way) => textOr(data[`old_${way}`]));
    if (!personId || fields.length === 0 || (actorId === null && !email)) return;
    const person = await findPersonById(tx, personId);
    if (!person) return;
    const old = email && email !== person.email ? email : null;
    // The new address is told nothing: whoever put it there would be the one to be asked whether it was they.
    const mails = [old, fields.includes("email") || actorId === null ? null : person.email].filter((one) => one !== null);
    const numbers = { stood: [mobile ?? null, phone ?? null], fresh: [] as (string | null)[] };
    for (const way of ["mobile", "phone"] as const) numbers[fields.includes(way) ? "fresh" : "stood"].push(person[way]);
    const told = actorId === null ? {} : { numbers: numbers.stood, fresh: numbers.fresh };
    const notice = { eventId: id, what: type, person, mails, at, publicUrl: publicAddress() };
    const link = await beginNotice(tx, { ...notice, numbers: [], ...told });
    if (link === null) return;
    const values = { "not_me.link": link };
    if (old) await queueMessage(tx, { eventId: id, kind: "address_changed", to: { ...person, email: old }, values, at });
    const changed = fields.map((field) => say(person.language, `mail_phrase.contact_${field}`)).join(", ");
    if (actorId !== null && !fields.includes("email"))
      await queueMessage(tx, { eventId: id, kind: "contact_changed", to: person, values: { ...values, "contact.changed": changed }, at });
  },
};
