import type { Work } from "../../../platform/work.ts";
import { receive, type MailGiven } from "../receive.ts";
import { readMailboxes } from "./read-mailboxes.ts";
import { smtpDoorSettings } from "./settings.ts";
import { openSmtpDoor } from "./smtp-door.ts";
import { tellOfDoor } from "./tell-of-door.ts";
import { understandInTurn } from "./understand-in-turn.ts";

const reading: Work = {
  name: "the mailboxes",
  async start(db, log) {
    const turn = understandInTurn(db, log);
    const readers = readMailboxes(db, log, { db, now: () => new Date(), receive: (given) => receive(db, given), kept: turn.add });
    return {
      async stop() {
        await readers.stop();
        await turn.stop();
      },
    };
  },
};

const listening: Work = {
  name: "the SMTP door",
  async start(db, log) {
    const settings = smtpDoorSettings();
    if (!settings) return { stop: async () => {} };
    const turn = understandInTurn(db, log);
    const intake = { db, now: () => new Date(), receive: (given: MailGiven) => receive(db, given), kept: turn.add };
    const door = await openSmtpDoor(intake, log, settings);
    const { host, name: greets } = settings;
    const known = await tellOfDoor(db, log, intake.now, { host, port: door.port, greets });
    door.tell(known.news);
    log.info({ port: door.port }, "mail is taken in by SMTP");
    return {
      async stop() {
        await door.stop();
        await known.stop();
        await turn.stop();
      },
    };
  },
};

/** Ways by which mail comes in that stand open for as long as a worker runs. */
export const works: Work[] = [reading, listening];
