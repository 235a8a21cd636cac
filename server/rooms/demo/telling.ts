import type { Channel } from "../../../contract/tickets.ts";
import { answersTo } from "./answers.ts";
import { teamOf, type Body, type DemoTeam, type Desk } from "./desk.ts";
import { filler } from "./details.ts";
import type { Random } from "./random.ts";
import type { Situation } from "./situations.ts";
import type { Batch } from "./store.ts";
import { openTicket, type Story } from "./story.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export interface Stage {
  desk: Desk;
  random: Random;
  calendar: WorkCalendar;
  batch: Batch;
  now: number;
}

export interface Scene {
  number: number;
  at: number;
  channel: Channel;
  situation: Situation;
  requester: Body;
  /** Nobody finds the time for it: it is still open. */
  stays: boolean;
  fixed?: Record<string, string>;
  /** Who takes the call, when it matters who. */
  technician?: Body;
  /** One person, hindered: so that it is known when it is due. */
  plain?: boolean;
}

/** A story in progress: `at` is where it has come to, and `say` fills the braces of what is said. */
export interface Telling extends Stage {
  scene: Scene;
  story: Story;
  at: number;
  say: (text: string) => string;
}

export const isLive = (channel: Channel) => channel === "phone" || channel === "walk_in" || channel === "chat";

/** What comes next, unless it lies ahead of us: then the story is told so far. */
export function reaches(telling: Telling, at: number): boolean {
  if (at > telling.now) return false;
  telling.at = at;
  return true;
}

// What is worse is looked at sooner.
const pace: Record<string, number> = { critical: 0.2, high: 0.6, normal: 1, low: 1.3 };

export const afterWork = (telling: Telling, minutes: number) =>
  telling.calendar.workAfter(telling.at, minutes * (pace[String(telling.story.ticket["priority"])] ?? 1)) + telling.random.whole(0, 59_000);

/** Somebody of the team. What stays open is not left with those whom the demo's visitors sign in as: theirs is arranged. */
export function oneOf({ random, desk }: Stage, team: DemoTeam, stays: boolean): Body {
  const arranged = new Set(stays ? desk.named.values() : []);
  const free = team.technicians.filter((technician) => !arranged.has(technician));
  return random.pick(free.length > 0 ? free : team.technicians);
}

/** Sets the scene: who asks for what, by which way, and whoever takes the call. */
export function begin(stage: Stage, scene: Scene): Telling {
  const { desk, random, batch } = stage;
  const { situation, requester, channel } = scene;
  const fill = filler(random, { ...requester, colleague: random.pick(desk.requesters).name }, scene.fixed);
  const technician = isLive(channel) ? (scene.technician ?? oneOf(stage, teamOf(desk, "service-desk"), scene.stays)) : null;
  const typeKey = situation.requestType ?? (channel === "web" ? "something-is-broken" : null);
  const type = typeKey ? desk.requestTypes.get(typeKey) : undefined;
  const story = openTicket(desk, random, batch, {
    number: scene.number,
    at: scene.at,
    requester,
    channel,
    subject: fill(situation.subject),
    description: fill(situation.story),
    categoryId: desk.categories.get(situation.category)?.id ?? null,
    requestTypeId: type?.id ?? null,
    fields: typeKey ? answersTo(typeKey, fill, requester, random, scene.at) : {},
    kind: type?.kind ?? "incident",
    impact: situation.impact ?? (!scene.plain && random.chance(0.07) ? 2 : 3),
    urgency: situation.urgency ?? (scene.plain ? 2 : random.weighted([1, 2, 3] as const, (urgency) => [0, 16, 66, 18][urgency] ?? 0)),
    technician,
    team: [...desk.teams.values()].find((team) => team.id === type?.teamId && !technician) ?? teamOf(desk, "service-desk"),
  });
  const say = (text: string) =>
    fill(text)
      .replaceAll("{first}", requester.first)
      .replaceAll("{me}", story.assignee?.first ?? "");
  return { ...stage, scene, story, at: scene.at, say };
}

export const phrase = (telling: Telling, from: Record<"en" | "nb", readonly string[]>, name?: string) => {
  const { first } = telling.story.requester;
  return telling.random
    .pick(from[telling.scene.situation.language])
    .replaceAll("{first}", first)
    .replaceAll("{me}", name ?? "");
};
