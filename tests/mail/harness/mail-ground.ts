import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { configureSealing } from "../../../server/platform/sealing.ts";
import type { Intake } from "../../../server/rooms/mail/doors/imap-take.ts";
import { startReader, type ReaderOptions } from "../../../server/rooms/mail/doors/imap-reader.ts";
import { fetchingOf } from "../../../server/rooms/mailboxes/index.ts";
import { freshDatabase, type FreshDatabase } from "../../database.ts";
import { smallWorld, type World } from "../../world.ts";
import { hasPackages } from "./debian.ts";
import { startDovecot, type DovecotOptions, type ImapServer } from "./dovecot.ts";
import { intakeOf, mailboxOn } from "./intake.ts";

/** A dovecot for a file's tests, and for each of them a database with the small world and an empty mailbox. */
export function mailGround(options: () => DovecotOptions | Promise<DovecotOptions> = () => ({})) {
  let [server, fresh, world]: [ImapServer | null, FreshDatabase | null, World | null] = [null, null, null];
  const cleanUp: (() => unknown)[] = [];
  const key = randomBytes(32);
  const there = <T>(thing: T | null): T => thing ?? expect.fail("there is no ground yet");

  beforeAll(async () => {
    if (!hasPackages) return;
    configureSealing(key);
    server = await startDovecot(await options());
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    fresh = await freshDatabase();
    world = await smallWorld(fresh.db);
    await server?.empty();
  });
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).toReversed()) await undo();
    await fresh?.close();
  });

  const ground = {
    /** What seals passwords here. */
    key,
    get server() {
      return there(server);
    },
    get fresh() {
      return there(fresh);
    },
    get world() {
      return there(world);
    },
    /** Done after the test, the last one first. */
    later: (undo: () => unknown): void => void cleanUp.push(undo),
    /** Reads the mailbox until the test ends. `more` changes its settings, `intake` what becomes of messages. */
    async read(more: object = {}, intake: Partial<Intake> = {}, how: ReaderOptions = { pause: 200, wait: () => 5 }) {
      const { db } = ground.fresh;
      const { mailbox, fetching } = await mailboxOn(db, ground.world.actors.administrator, ground.server, more);
      const reader = startReader(intakeOf(db, intake), mailbox, fetching, how);
      ground.later(() => reader.stop());
      return { reader, mailbox, state: async () => (await fetchingOf(db, mailbox.id)) ?? expect.fail("its settings are gone") };
    },
  };
  return ground;
}
