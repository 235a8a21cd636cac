import type { Reaction } from "../../platform/events/reaction.ts";
import { say } from "../../platform/i18n.ts";
import { beginNotice, waysOnFile } from "../guard/index.ts";
import { findPersonById } from "../people/index.ts";
import { queueMessage } from "./queue-message.ts";
import { publicAddress } from "./settings.ts";

const ways = ["email", "phone", "mobile"] as const;
const digits = (number: string | null): string => (number ?? "").replaceAll(/[\s()-]/g, "");

/**
 * Whose address or number is changed learns it by all that are on file and by those of the last thirty days, at once: it may not have been they who
 * asked (NIST SP 800-63B, 4.2.3). Of what an import or a directory changes for very many, mails tell, and few text messages.
 */
export const tellOldAddress: Reaction = {
  name: "notifications.old_address",
  on: ["person.changed"],
  async run(tx, { id, type, person_id: personId, actor_id: actorId, data, at }) {
    const fields = Array.isArray(data["fields"]) ? ways.filter((way) => (data["fields"] as unknown[]).includes(way)) : [];
    if (!personId || fields.length === 0 || (actorId === null && !fields.includes("email"))) return;
    const person = await findPersonById(tx, personId);
    if (!person) return;
    const file = await waysOnFile(tx, personId, at);
    // A new address is told nothing: whoever put it there would be the one to be asked whether it was they.
    const isNew = (mail: string) => fields.includes("email") && mail === person.email;
    const mails = file.mails.filter((mail) => !isNew(mail));
    const fresh = (["mobile", "phone"] as const).filter((way) => fields.includes(way)).map((way) => digits(person[way]));
    const numbers = file.numbers.filter((number) => !fresh.includes(number));
    const many = actorId === null || typeof data["source"] === "string";
    // A first number and nobody to tell by another way: there is no one whom a notice would help.
    if (mails.length === 0 && numbers.length === 0 && fresh.every((one) => !file.numbers.includes(one))) return;
    const link = await beginNotice(tx, {
      ...{ eventId: id, what: type, person, mails, numbers, fresh: file.numbers.filter((one) => fresh.includes(one)), many, at },
      publicUrl: publicAddress(),
    });
    if (link === null) return;
    const values = { "not_me.link": link };
    const changed = fields.map((field) => say(person.language, `mail_phrase.contact_${field}`)).join(", ");
    for (const email of mails) {
      const kind = fields.includes("email") ? "address_changed" : "contact_changed";
      await queueMessage(tx, { eventId: id, kind, to: { ...person, email }, values: { ...values, "contact.changed": changed }, at });
    }
  },
};
