import { bodyOf, teamOf, type Body } from "./desk.ts";
import * as phrases from "./phrases.ts";
import type { Place, Standing } from "./standing.ts";
import type { Story } from "./story.ts";
import { accept, handUp, pause } from "./story-moves.ts";
import { note, reply, talk } from "./story-words.ts";
import { tellStory } from "./tell-story.ts";
import { begin, isLive, phrase, type Scene, type Stage, type Telling } from "./telling.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Puts a ticket where it stands this morning, with what led there. */
export function setScene(stage: Stage, scene: Scene, standing: Standing): Story {
  const { place } = standing;
  if (place.is === "solved") return tellStory(stage, { ...scene, stays: false });
  // Who has it now is not who took it, when another team has it.
  const by = "by" in place && !("team" in place) ? bodyOf(stage.desk, place.by) : bodyOf(stage.desk, "per.haug");
  const telling = begin(stage, { ...scene, technician: by });
  const { story } = telling;
  // A ticket of five minutes has not lived through an hour.
  const span = Math.max(2, Math.min(40, standing.ago / 4));
  const after = (share: number) => scene.at + share * span * minute;
  if (place.is === "new") return story;
  if (place.is === "offered") return offered(telling, after(0.5), place.to);
  taken(telling, by, after);
  switch (place.is) {
    case "mine":
      break;
    case "waiting":
      waits(telling, place, after);
      break;
    case "security":
      raised(telling, by, after(0.5));
      break;
    case "systemic":
      announced(telling, by, after(0.5), place.announcement);
      break;
    default: {
      const team = teamOf(stage.desk, place.is === "with" ? place.team : place.to);
      handUp(story, after(0.5), team, by, handing(telling));
      if (place.is === "with") accept(story, after(0.6), bodyOf(stage.desk, place.by));
    }
  }
  return story;
}

function waits(telling: Telling, place: Extract<Place, { is: "waiting" }>, after: (share: number) => number): void {
  const { story, desk, now } = telling;
  const by = bodyOf(desk, place.by);
  if (place.team) {
    handUp(story, after(0.5), teamOf(desk, place.team), bodyOf(desk, "per.haug"), handing(telling));
    accept(story, after(0.7), by);
  }
  if (place.for === "requester") reply(story, after(0.9), by, phrase(telling, phrases.questions), true);
  else pause(story, after(0.9), by, place.for, now + place.days * day);
}

/** The first technician answers the call, or takes it from the queue and says so. */
function taken(telling: Telling, by: Body, after: (share: number) => number): void {
  const { story, scene } = telling;
  const found = telling.say(scene.situation.found);
  if (isLive(scene.channel)) {
    const ends = { at: scene.at, end: after(0.2), technician: by, opened: scene.channel !== "chat" };
    talk(story, { ...ends, channel: scene.channel, direction: "inbound", outcome: "kept_working" });
  } else {
    accept(story, after(0.15), by);
    reply(story, after(0.2), by, phrase(telling, phrases.taken));
  }
  if (found) note(story, after(0.3), by, found);
}

const handing = (telling: Telling) => ({
  reason: phrase(telling, phrases.reasons),
  asked: phrase(telling, phrases.asked).replace("{when}", phrase(telling, phrases.when)),
  tried: phrase(telling, phrases.tried),
  found: telling.say(telling.scene.situation.found),
  question: telling.say(telling.scene.situation.question),
});

/** The security fast path: urgent, and closed to everybody but its team. */
function raised(telling: Telling, by: Body, at: number): void {
  const { story, desk } = telling;
  const team = teamOf(desk, "security");
  handUp(story, at, team, by, { ...handing(telling), path: "security" });
  const expert = team.technicians[0];
  if (expert) accept(story, at + 4 * minute, expert);
  Object.assign(story.ticket, { restricted: true });
}

/** The systemic fast path: problem management has it, and everybody may read one line about it. */
function announced(telling: Telling, by: Body, at: number, announcement: string): void {
  const { story, desk } = telling;
  handUp(story, at, teamOf(desk, "problems"), by, { ...handing(telling), path: "systemic" });
  accept(story, at + 6 * minute, bodyOf(desk, "lars.moe"));
  Object.assign(story.ticket, { systemic: true, announcement });
}

/** Somebody is asked whether they take it. */
function offered(telling: Telling, at: number, to: string): Story {
  const { story, desk, random, batch } = telling;
  const lead = bodyOf(desk, "lead");
  const technician = bodyOf(desk, to);
  const asked = { ticket_id: story.ticket.id, technician_id: technician.id, offered_by: lead.id, at: new Date(at).toISOString() };
  batch.offer.push({ id: random.idAt(at), ...asked, answer: null, reason: null, answered_at: null });
  batch.event.push({
    id: random.idAt(at),
    type: "ticket.offered",
    at: asked.at,
    actor_id: lead.id,
    ticket_id: story.ticket.id,
    contact_id: null,
    person_id: null,
    public: false,
    data: { to: technician.name, person_id: technician.id },
  });
  return story;
}
