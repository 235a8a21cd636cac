import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { beginByHand } from "./by-hand.ts";
import { buildDesk, type BuiltDesk } from "./build-desk.ts";
import { promiseByLevels } from "./promise.ts";
import { randomFrom } from "./random.ts";
import { prepareDesk } from "./ready.ts";
import { prepareRouting } from "./routing.ts";
import { analyze, emptyBatch, insertBatch, isUsed, passOver, reserveNumbers, settle } from "./store.ts";
import { connectExchange } from "./telephone.ts";
import type { Stage } from "./telling.ts";
import { workCalendar } from "./work-calendar.ts";
import { tellYear } from "./year.ts";

export interface DemoOptions {
  tickets?: number;
  seed?: number;
  now?: Date;
  /** Hears how far it has come, now and then. */
  say?: (line: string) => void;
}

export interface DemoSummary {
  people: number;
  technicians: number;
  tickets: number;
  open: number;
  accounts: BuiltDesk["accounts"];
  /** Of every account. */
  password: string;
}

const password = "firstline-demo-2026";
const year = 366 * 24 * 3_600_000;
/** Tickets whose stories are written down at once: memory stays the same however many there are. */
const atOnce = 1000;
const spoken = 20_000;
/** After so many the database is told how its tables have grown: it checks references by plans made for empty ones. */
const grown = new Set([1000, 5000, 25_000, 100_000, 400_000]);

const isOpen = (status: unknown): boolean => status !== "resolved" && status !== "closed";

/** Stories told between two looks at whether the database is ready for more. */
const breath = 40;
const turn = () => new Promise<void>((next) => setImmediate(next));

/** Tells and writes at the same time: while one portion goes into the tables, the next is made up. Answers how many stay open. */
async function writeYear(tx: Db, stage: Stage, tickets: number, say: (line: string) => void): Promise<number> {
  let open = 0;
  let done = 0;
  let writing = Promise.resolve();
  const writeDown = async () => {
    await writing;
    const batch = { ...stage.batch };
    const isGrown = grown.has(done);
    Object.assign(stage.batch, emptyBatch());
    writing = insertBatch(tx, batch).then(() => (isGrown ? analyze(tx) : undefined));
    // Awaited before the next portion; until then a failure is not an unheard one.
    writing.catch(() => {});
  };
  for (const story of tellYear(stage, tickets, await reserveNumbers(tx, tickets))) {
    if (isOpen(story.ticket["status"])) open += 1;
    done += 1;
    if (done % breath === 0) await turn();
    if (done % atOnce === 0) await writeDown();
    if (done % spoken === 0) say(`${done} of ${tickets} tickets`);
  }
  await writeDown();
  await writing;
  return open;
}

/**
 * Fills an empty desk with a believable company and the last twelve months of its help desk, all or nothing. The same seed and
 * `now` tell the same year. Refuses a desk that somebody works on. Nobody is written to about what is made up.
 */
export async function loadDemo(db: Db, options: DemoOptions = {}): Promise<DemoSummary> {
  const { tickets = 2000, seed = 1, now = new Date(), say = () => {} } = options;
  if (await isUsed(db)) throw new Problem(409, "desk_in_use");
  const random = randomFrom(seed);
  const size = { people: Math.round(Math.min(50_000, Math.max(150, tickets * 0.3))), crews: Math.min(8, 1 + tickets / 40_000) };
  return transaction(db, async (tx) => {
    const built = await buildDesk(tx, random, size, now.getTime() - year, password);
    await analyze(tx);
    say(`${size.people} people are there`);
    const stage: Stage = { desk: built.desk, random, calendar: workCalendar(now.getTime()), batch: emptyBatch(), now: now.getTime() };
    const open = await writeYear(tx, stage, tickets, say);
    const keeper = built.desk.named.get("admin");
    if (keeper) await prepareDesk(tx, now, keeper.id);
    if (keeper) await prepareRouting(tx, now, built.desk, keeper.id);
    await beginByHand(tx, now, built.desk);
    await connectExchange(tx, now, built.desk);
    if (keeper) await promiseByLevels(tx, now, keeper.id, new Date(now.getTime() - year));
    await publish(tx, { type: "demo.loaded", actorId: null, data: { tickets, people: size.people, seed } });
    await settle(tx, new Date(now.getTime() - year));
    await passOver(tx);
    await analyze(tx);
    return { people: size.people, technicians: built.technicians, tickets, open, accounts: built.accounts, password };
  });
}
