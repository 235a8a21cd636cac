import type { Calendar } from "../server/rooms/calendars/clock/calendar.ts";
import { dueOver, elapsedOver, ledgerOver, openingsOf, type Pause, type Turn } from "../server/rooms/calendars/index.ts";
import { decide, type Candidate, type Standing, type Wanted } from "../server/rooms/routing/index.ts";
import { chats } from "./chats.ts";
import type { Figure } from "./figure.ts";
import { recounted } from "./recounts.ts";
import { routed } from "./routed.ts";

const minute = 60_000;
const day = 1440 * minute;
const year = Date.UTC(2026, 0, 1);

const office = [
  ["08:00", "11:30"],
  ["12:00", "16:00"],
] as const;
const calendarIn = (time_zone: string): Calendar => ({
  time_zone,
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: ["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25"].map((on) => ({ on, name: null })),
  exceptions: [{ on: "2026-12-24", name: null, hours: [["08:00", "12:00"]] }],
});

interface Story {
  turns: Turn[];
  pauses: Pause[];
  minutes: number;
}

/** Tickets of a year: three of four wait once or twice, every second one changes its team or its priority. The same ones every time. */
function storiesOf(count: number): Story[] {
  const places = ["Europe/Oslo", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata"].map((zone) => openingsOf(calendarIn(zone)));
  return Array.from({ length: count }, (_, n) => {
    const at = year + Math.floor(((n * 7919) % 360) * day) + ((n * 104_729) % 1440) * minute;
    const place = (k: number) => places[(n + k) % places.length] ?? openingsOf(calendarIn("UTC"));
    const turns = Array.from({ length: 1 + (n % 2) }, (_, k) => ({ at: at + k * 5 * 60 * minute, openings: place(k) }));
    const pauses = Array.from({ length: n % 4 === 0 ? 0 : 1 + (n % 2) }, (_, k) => {
      const from = at + (k + 1) * 9 * 60 * minute;
      return { from, to: from + (n % 50) * 60 * minute };
    });
    return { turns, pauses, minutes: [120, 480, 1440, 4800][n % 4] ?? 480 };
  });
}

/** Tickets per second of one core: when each is due, what it has consumed by then, and its whole ledger. */
function perSecond(stories: readonly Story[]): number {
  const start = performance.now();
  for (const { turns, pauses, minutes } of stories) {
    const at = dueOver(turns, minutes, pauses);
    const ledger = at === null ? [] : ledgerOver(turns, at, pauses);
    const counted = at === null ? minutes : elapsedOver(turns, at, pauses);
    const told = ledger.reduce((sum, one) => sum + one.minutes, 0);
    if (Math.abs(counted - minutes) > 1e-6 || Math.abs(told - minutes) > 1e-6)
      throw new Error(`A ledger of ${told} minutes, of ${minutes}`);
  }
  return (stories.length / (performance.now() - start)) * 1000;
}

const atLeastSo = (figure: string, value: number, least: number): Figure => ({
  figure,
  value: Math.round(value),
  unit: "/s",
  limit: `≥ ${least}`,
  ratio: null,
  goal: `≥ ${least}`,
  holds: value >= least,
});

/** So many technicians, two of three of them there, each with three of six skills. The same ones every time. */
function peopleOf(count: number): { candidates: Candidate[]; standings: Map<string, Standing> } {
  const candidates = Array.from({ length: count }, (_, n) => ({
    id: `technician ${String((n * 7919) % count).padStart(4, "0")}`,
    name: `Technician ${n}`,
    skills: new Map([0, 1, 2].map((k) => [`skill ${(n + k) % 6}`, 1 + ((n + k) % 3)])),
    languages: n % 4 === 0 ? ["en", "nb"] : ["nb"],
    there: n % 3 > 0,
    mayNot: false,
    cap: 12,
    share: 50 + (n % 3) * 25,
  }));
  return { candidates, standings: new Map(candidates.map(({ id }, n) => [id, { load: n % 14, turn: n % 97, helped: n === 5 }])) };
}

/** The 95th of a hundred decisions among a thousand, in ms, the quickest first; each asks for something else. */
function slowDecision(): number {
  const { candidates, standings } = peopleOf(1000);
  const ways = ["round_robin", "least_loaded", "last_handler"] as const;
  const times = Array.from({ length: 100 }, (_, n) => {
    const skills = new Map([[`skill ${n % 6}`, 1 + (n % 2)]]);
    const way = ways[n % 3] ?? "round_robin";
    const wanted: Wanted = { skills, language: "nb", requesters: [], holder: null, asked: [], points: 1, way };
    const start = performance.now();
    decide(wanted, candidates, standings);
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[94] ?? 0;
}

/** The clocks of the front line; the median of five runs after one in which they are compiled. */
export async function* frontline(count = Number(process.env["BENCH_CLOCKS"] ?? 100_000)): AsyncGenerator<Figure> {
  const stories = storiesOf(count);
  perSecond(stories);
  const runs = Array.from({ length: 5 }, () => perSecond(stories)).toSorted((a, b) => a - b);
  yield atLeastSo("clocks recomputed, with their ledgers", runs[2] ?? 0, 20_000);
  yield* recounted(count);
  slowDecision();
  const ms = Array.from({ length: 5 }, slowDecision).toSorted((a, b) => a - b)[2] ?? 0;
  const value = Math.round(ms * 100) / 100;
  yield {
    figure: "routing decision among 1,000 technicians, p95",
    value,
    unit: "ms",
    limit: "≤ 5",
    ratio: null,
    goal: "≤ 5",
    holds: ms <= 5,
  };
  yield* routed();
  yield* chats();
}
