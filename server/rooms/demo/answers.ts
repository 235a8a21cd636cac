import type { Body } from "./desk.ts";
import type { Random } from "./random.ts";
import type { Row } from "./store.ts";

const day = 86_400_000;
const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** What a requester filled into the form of a request type. */
export function answersTo(type: string, fill: (text: string) => string, requester: Body, random: Random, at: number): Row {
  const soon = at + random.whole(3, 12) * day;
  switch (type) {
    case "something-is-broken":
      return { device: fill("{pc}") };
    case "new-password":
      return { system: random.pick(["computer", "computer", "business", "phone"]), reach_me: requester.phone };
    case "new-colleague":
      return {
        full_name: fill("{colleague}"),
        starts_on: date(soon),
        title: "Adviser",
        leader: requester.name,
        computer: random.pick(["laptop", "laptop", "laptop_strong"]),
        phone: true,
      };
    case "new-equipment":
      return {
        what: random.pick(["screen", "laptop", "headset"]),
        why: fill("{department}"),
        cost_centre: String(random.whole(1100, 8900)),
      };
    case "access":
      return { system: fill("{folder}"), level: random.pick(["read", "write"]), approver: fill("{colleague}") };
    case "loan":
      return { what: random.pick(["laptop", "projector", "speaker"]), from_on: date(soon), until_on: date(soon + 3 * day) };
    case "software":
      return { program: fill("{system}"), licence: true };
    default:
      return {};
  }
}
