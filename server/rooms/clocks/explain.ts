import type { ClockTarget, TicketClock } from "../../../contract/ticket-clock.ts";
import { dateFormat } from "../../platform/date-format.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { howLong } from "../levels/index.ts";
import { teamsByIds } from "../teams/index.ts";
import { explainDue, longestTold, says, type TicketRow } from "../tickets/index.ts";
import { booksNow } from "./count.ts";
import type { HistoryRow } from "./history.ts";
import { ledgerOf } from "./ledger-of.ts";
import { recount, type Clock } from "./recount.ts";
import { historiesOf } from "./store.ts";
import type { Books, KeptTurn } from "./turns.ts";

type Teams = Awaited<ReturnType<typeof teamsByIds>>;

const moment = ({ language, timeZone }: Actor, at: Date): string =>
  dateFormat(language === "nb" ? "nb" : "en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);

function stateOf({ outcome, paused, due_at }: Clock, now: Date): ClockTarget["state"] {
  if (outcome) return outcome;
  if (paused) return "paused";
  return due_at < now ? "overdue" : "running";
}

/** A level by the name and version it had then. */
const turnAt = (turns: readonly KeptTurn[], at: number): KeptTurn | undefined =>
  turns.findLast((turn) => Date.parse(turn.at) <= at) ?? turns[0];

/** When it was counted anew, by what, and why. */
function noteOf(actor: Actor, anew: string, { facts }: HistoryRow): string {
  const fact = facts.findLast(({ type, at }) => type === "ticket.clock_recounted" && Date.parse(at) === Date.parse(anew));
  const when = moment(actor, new Date(anew));
  return say(actor.language, fact?.what === "hours" ? "target.anew_hours" : "target.anew", { when, why: fact?.reason ?? "" });
}

/** One target, with its ledger: until it ended, stands still, or is due; past that as far as it is by now. */
function explainClock(actor: Actor, now: Date, clock: Clock, row: HistoryRow, books: Books, teams: Teams): ClockTarget | null {
  const { metric, began_at, ended_at, due_at, minutes, turns, paused } = clock;
  const level = turns.at(-1)?.level;
  if (!level) return null;
  const state = stateOf(clock, now);
  const end = ended_at ?? (paused || due_at < now ? now : due_at);
  const until = Math.min(end.getTime(), began_at.getTime() + longestTold);
  const { pieces, counted } = ledgerOf(clock, books.calendars, until, (ended_at ?? now).getTime());
  const anew = turns.find((turn) => turn.anew)?.anew;
  return {
    metric,
    began_at: began_at.toISOString(),
    ended_at: ended_at?.toISOString() ?? null,
    due_at: due_at.toISOString(),
    state,
    minutes,
    counted,
    level,
    says: say(actor.language, `target.${metric}`, {
      time: howLong(actor.language, minutes),
      level: level.name,
      version: level.version,
      when: moment(actor, due_at),
    }),
    notes: anew ? [noteOf(actor, anew, row)] : [],
    segments: pieces.map(({ policy, ...one }) => {
      const turn = turnAt(turns, one.from);
      const id = turn?.team_id ?? "";
      const team = { id, name: teams.get(id)?.name ?? "" };
      const why = one.cause === "paused" && one.why ? say(actor.language, `level.pause.${one.why}`) : one.why;
      return {
        ...one,
        why,
        from: new Date(one.from).toISOString(),
        to: new Date(one.to).toISOString(),
        version: policy === null ? null : Number(policy),
        team,
        level: turn?.level ?? null,
        says: says(actor, { ...one, why, policy }, team.name),
      };
    }),
  };
}

/** When a ticket is due, and everything else that is promised of it, with how each came to be due then. */
export async function explainClocks(db: Db, actor: Actor, now: Date, row: TicketRow): Promise<TicketClock> {
  const [usual, books, [history]] = await Promise.all([explainDue(db, actor, now, row), booksNow(db), historiesOf(db, [row.id])]);
  const clocks = history ? recount(history, books) : [];
  const teams = await teamsByIds(
    db,
    clocks.flatMap(({ turns }) => turns.map(({ team_id }) => team_id)),
  );
  const targets = clocks
    .toSorted((a, b) => a.began_at.getTime() - b.began_at.getTime())
    .flatMap((clock) => (history && explainClock(actor, now, clock, history, books, teams)) ?? []);
  const solution = usual.by_hand ? undefined : targets.findLast(({ metric }) => metric === "resolution");
  if (!solution) return { ...usual, targets };
  const { began_at, due_at, minutes, segments, counted } = solution;
  const open_minutes = segments.reduce((sum, one) => sum + one.minutes, 0);
  return { due_at, since: began_at, by_hand: false, minutes, open_minutes, counted, segments, targets };
}
