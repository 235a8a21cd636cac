import type { Channel } from "../../../contract/tickets.ts";
import { bodyOf, type Body, type Desk } from "./desk.ts";
import { otherContacts } from "./other-contacts.ts";
import type { Random } from "./random.ts";
import { setScene } from "./set-scene.ts";
import { readSituations, type Situation } from "./situations.ts";
import { standings, type Standing } from "./standing.ts";
import type { Story } from "./story.ts";
import { tellStory } from "./tell-story.ts";
import type { Stage } from "./telling.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const channels: readonly [Channel, number][] = [
  ["phone", 45],
  ["mail", 25],
  ["web", 20],
  ["walk_in", 7],
  ["chat", 3],
];

/** Younger tickets are likelier to be still open: [days, share]. */
const staying: readonly [number, number][] = [
  [1, 0.9],
  [3, 0.6],
  [7, 0.35],
  [14, 0.2],
  [30, 0.1],
];
/** What these shares come to of a year's tickets. */
const stayingShare = 0.021;

/** What somebody of this language may be struck by, with how often. */
function deck(random: Random, situations: readonly Situation[]) {
  const by = Map.groupBy(situations, (situation) => situation.language);
  return (body: Body): Situation => random.weighted(by.get(body.language) ?? situations, (situation) => situation.weight);
}

function whoCalls(random: Random, desk: Desk, tickets: number) {
  const regulars = [...desk.named.values()].filter((body) => desk.requesters.includes(body));
  const share = Math.min(0.03, 40 / Math.max(1, tickets));
  return (): Body => (random.chance(share) ? random.pick(regulars) : random.pick(desk.requesters));
}

type Opening = { at: number; standing: Standing | null };

/** The year's calls in order, with the tickets that stand on the desk today among them. */
function* openings(stage: Stage, count: number): Generator<Opening> {
  const fixed = standings.slice(0, count).map((standing) => ({ at: stage.now - standing.ago * minute, standing }));
  fixed.sort((a, b) => a.at - b.at);
  for (const at of stage.calendar.moments(stage.random, count - fixed.length)) {
    while (fixed[0] && fixed[0].at <= at) yield fixed.shift() as Opening;
    yield { at, standing: null };
  }
  yield* fixed;
}

function situationOf(situations: readonly Situation[], standing: Standing): Situation {
  const found = situations.find((situation) => situation.subject === standing.subject);
  if (!found) throw new Error(`there is no situation “${standing.subject}”`);
  return found;
}

/** How much likelier than its share a ticket has to be to stay, so that about one in twenty-five is open in the end. */
function stayingMore(tickets: number): number {
  const standing = standings.slice(0, tickets).filter(({ place }) => place.is !== "solved").length;
  return Math.max(0, (tickets * 0.04 - standing) / (tickets * stayingShare || 1));
}

/** Tells the story of every ticket of the year in the order of their numbers; `stage.batch` fills with what they leave behind. */
export function* tellYear(stage: Stage, tickets: number, firstNumber: number): Generator<Story> {
  const { random, desk, now } = stage;
  const situations = readSituations();
  const draw = deck(random, situations);
  const caller = whoCalls(random, desk, tickets);
  const more = stayingMore(tickets);
  const known = new Set(desk.named.values());
  const speakers = Map.groupBy(
    desk.requesters.filter((body) => !known.has(body)),
    (body) => body.language,
  );
  let number = firstNumber - 1;
  for (const { at, standing } of openings(stage, tickets)) {
    number += 1;
    if (standing) {
      const situation = situationOf(situations, standing);
      const requester = standing.who ? bodyOf(desk, standing.who) : random.pick(speakers.get(situation.language) ?? desk.requesters);
      const scene = { number, at, channel: standing.channel, situation, requester, stays: true, plain: true, fixed: standing.fixed };
      yield setScene(stage, scene, standing);
      continue;
    }
    const requester = caller();
    // Nobody is on the phone in the very moment in which the demo begins.
    const channel = now - at < 30 * minute ? "web" : random.weighted(channels, ([, weight]) => weight)[0];
    const share = staying.find(([days]) => now - at < days * day)?.[1] ?? 0;
    yield tellStory(stage, { number, at, channel, situation: draw(requester), requester, stays: random.chance(share * more) });
    if (random.chance(0.06)) otherContacts(stage, at, requester);
  }
}
