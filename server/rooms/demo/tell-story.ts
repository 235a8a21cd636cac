import { teamOf, type Body, type DemoTeam } from "./desk.ts";
import * as phrases from "./phrases.ts";
import type { Story } from "./story.ts";
import { accept, bounce, close, confirm, handUp, pause, reopen, resolve, resume } from "./story-moves.ts";
import { logTime, note, reply, talk } from "./story-words.ts";
import { afterWork, begin, oneOf, phrase, reaches, type Scene, type Stage, type Telling } from "./telling.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Tells a ticket's whole story, as far as it has come by now. */
export function tellStory(stage: Stage, scene: Scene): Story {
  const telling = begin(stage, scene);
  if (firstTier(telling)) afterwards(telling);
  return telling.story;
}

/** The first tier: on the phone or in the queue. True when it came to be solved. */
function firstTier(telling: Telling): boolean {
  const { scene, random, story } = telling;
  const { situation, channel } = scene;
  const goesUp = situation.question !== "" && story.team.tier === 1 && random.chance(scene.stays ? 0.85 : 0.62);
  if (!story.assignee) return fromQueue(telling, goesUp);
  const solved = !goesUp && !scene.stays && random.chance(0.84);
  const end = scene.at + Math.min(25, Math.max(2, random.around(situation.question ? 8 : 6, 0.5))) * minute;
  if (end > telling.now) return false;
  const outcome = solved ? "solved" : goesUp ? "handed_up" : "kept_working";
  talk(story, { at: scene.at, end, channel, direction: "inbound", technician: story.assignee, outcome, opened: channel !== "chat" });
  telling.at = end;
  if (solved) {
    resolve(story, end, story.assignee, telling.say(situation.solved), channel !== "chat");
    return true;
  }
  if (situation.found && random.chance(0.7)) note(story, end + 40_000, story.assignee, telling.say(situation.found));
  return goesUp ? upwards(telling, story.assignee) : worksOn(telling, story.assignee);
}

function fromQueue(telling: Telling, goesUp: boolean): boolean {
  const { scene, random, story } = telling;
  if (scene.stays && telling.now - scene.at < day && random.chance(0.5)) return false;
  if (!reaches(telling, afterWork(telling, random.around(28, 1)))) return false;
  const technician = oneOf(telling, story.team, scene.stays);
  accept(story, telling.at, technician);
  if (random.chance(0.55) && reaches(telling, telling.at + random.whole(2, 9) * minute))
    reply(story, telling.at, technician, phrase(telling, phrases.taken));
  if (!goesUp) return worksOn(telling, technician);
  if (!reaches(telling, afterWork(telling, random.around(15, 0.6)))) return false;
  if (scene.situation.found) note(story, telling.at, technician, telling.say(scene.situation.found));
  return upwards(telling, technician);
}

/** Asks, waits, works, writes down what was found, and solves it. */
function worksOn(telling: Telling, technician: Body): boolean {
  const { random, story, scene } = telling;
  if (random.chance(0.17) && !askAndWait(telling, technician)) return false;
  if (scene.stays) {
    // What is still open past its time mostly waits for something.
    const late = Date.parse(String(story.ticket["due_at"])) < telling.now;
    if (random.chance(late ? 0.85 : 0.35)) pauseForNow(telling, technician);
    return false;
  }
  const minutes = Math.min(240, random.around(story.team.tier === 1 ? 25 : 45, 0.7));
  if (!reaches(telling, afterWork(telling, random.around(story.team.tier === 1 ? 60 : 150, 0.9)))) return false;
  logTime(story, telling.at - minutes * minute, telling.at, technician, "typed");
  if (story.team.tier > 1 && random.chance(0.5))
    note(story, telling.at, technician, telling.say(scene.situation.found || scene.situation.solved));
  if (!reaches(telling, telling.at + random.whole(1, 6) * minute)) return false;
  resolve(story, telling.at, technician, telling.say(scene.situation.solved));
  return true;
}

function askAndWait(telling: Telling, technician: Body): boolean {
  const { random, story } = telling;
  if (!reaches(telling, afterWork(telling, random.around(10, 0.5)))) return false;
  reply(story, telling.at, technician, phrase(telling, phrases.questions), true);
  if (!reaches(telling, afterWork(telling, random.around(90, 1)))) return false;
  reply(story, telling.at, story.requester, phrase(telling, phrases.answers));
  return true;
}

/** Waiting for a part, a vendor, a date or an approval, with an end some days ahead. */
function pauseForNow(telling: Telling, technician: Body): void {
  const { random, story, calendar, now } = telling;
  if (!reaches(telling, afterWork(telling, 20))) return;
  const reason = random.pick(["vendor", "parts", "scheduled", "approval", "requester"] as const);
  pause(story, telling.at, technician, reason, reason === "requester" ? null : calendar.workAfter(now, random.whole(300, 2400)));
}

/** The team of the category, of a higher tier than this one. */
function experts(telling: Telling): DemoTeam {
  const { desk, scene, story } = telling;
  const team = teamOf(desk, desk.categories.get(scene.situation.category)?.team ?? "workplace");
  return team.tier > story.team.tier ? team : teamOf(desk, story.team.tier === 1 ? "workplace" : "servers");
}

/** Hands the ticket up with all that is known; some come back, most are solved there, a few go on to the third tier. */
function upwards(telling: Telling, technician: Body): boolean {
  const { random, scene, story } = telling;
  const { situation } = scene;
  const since = phrase(telling, phrases.when);
  if (!reaches(telling, telling.at + random.whole(1, 4) * minute)) return false;
  handUp(story, telling.at, experts(telling), technician, {
    reason: phrase(telling, phrases.reasons),
    asked: phrase(telling, phrases.asked).replace("{when}", since),
    tried: phrase(telling, phrases.tried),
    found: telling.say(situation.found),
    question: telling.say(situation.question),
  });
  if (!reaches(telling, afterWork(telling, random.around(22, 1)))) return false;
  const expert = oneOf(telling, story.team, scene.stays);
  if (random.chance(0.13)) {
    bounce(story, telling.at, expert, technician, phrase(telling, phrases.bounces));
    return worksOn(telling, technician);
  }
  accept(story, telling.at, expert);
  if (random.chance(0.3) && reaches(telling, telling.at + 5 * minute)) reply(story, telling.at, expert, phrase(telling, phrases.taken));
  if (story.team.tier === 2 && random.chance(0.12)) {
    if (!reaches(telling, afterWork(telling, random.around(60, 0.5)))) return false;
    return upwards(telling, expert);
  }
  if (random.chance(0.14) && !waitsFor(telling, expert)) return false;
  return worksOn(telling, expert);
}

function waitsFor(telling: Telling, technician: Body): boolean {
  const { random, story } = telling;
  if (!reaches(telling, afterWork(telling, random.around(30, 0.5)))) return false;
  const until = afterWork(telling, random.around(700, 0.6));
  pause(story, telling.at, technician, random.pick(["vendor", "parts", "scheduled"] as const), until);
  if (!reaches(telling, until)) return false;
  resume(story, telling.at);
  return true;
}

/** Confirmed, or closed after a week of silence; some come back first. */
function afterwards(telling: Telling): void {
  const { random, story } = telling;
  const technician = story.assignee;
  if (technician && random.chance(0.04)) {
    if (!reaches(telling, telling.at + random.around(5, 0.7) * 60 * minute)) return;
    reopen(story, telling.at, phrase(telling, phrases.again));
    if (telling.scene.stays || !reaches(telling, afterWork(telling, random.around(120, 0.7)))) return;
    logTime(story, telling.at - 15 * minute, telling.at, technician, "typed");
    resolve(story, telling.at, technician, phrase(telling, phrases.solvedAgain));
  }
  const solvedAt = telling.at;
  if (random.chance(0.3)) {
    const confirmedAt = solvedAt + random.around(150, 1.2) * minute;
    if (confirmedAt < solvedAt + 7 * day) {
      if (reaches(telling, confirmedAt))
        confirm(story, confirmedAt, random.chance(0.65) ? phrase(telling, phrases.thanks, technician?.first) : null);
      return;
    }
  }
  const closedAt = solvedAt + 7 * day;
  if (reaches(telling, closedAt)) close(story, closedAt);
}
