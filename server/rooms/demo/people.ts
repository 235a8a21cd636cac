import type { Language } from "../../../contract/shapes.ts";
import { fold } from "../../platform/fold.ts";
import type { ImportedPerson } from "../people/index.ts";
import type { Body } from "./desk.ts";
import { firstNames, lastNames } from "./names.ts";
import type { Random } from "./random.ts";
import type { Cast } from "./staff.ts";

export interface DemoRoom {
  id: string;
  name: string;
}

export interface DemoSite {
  id: string;
  name: string;
  organizationId: string;
  domain: string;
  prefix: string;
  rooms: DemoRoom[];
  /** How many of a hundred people sit there. */
  share: number;
}

const work: readonly { department: string; titles: readonly string[]; weight: number }[] = [
  { department: "Production", titles: ["Operator", "Fagarbeider", "Shift leader", "Driftsleder"], weight: 22 },
  { department: "Logistics", titles: ["Planner", "Lagerarbeider", "Transport coordinator"], weight: 14 },
  { department: "Sales", titles: ["Account manager", "Selger", "Sales coordinator"], weight: 13 },
  { department: "Customer service", titles: ["Kundebehandler", "Customer adviser"], weight: 12 },
  { department: "Projects", titles: ["Project manager", "Prosjektleder", "Engineer"], weight: 11 },
  { department: "Maintenance", titles: ["Elektriker", "Mechanic", "Tekniker"], weight: 9 },
  { department: "Finance", titles: ["Controller", "Regnskapsmedarbeider", "Accountant"], weight: 8 },
  { department: "HR", titles: ["HR-rådgiver", "HR partner"], weight: 4 },
  { department: "Legal", titles: ["Jurist", "Legal counsel"], weight: 3 },
  { department: "Management", titles: ["Director", "Avdelingsleder"], weight: 4 },
];

/** Makes people of the demo world, each with an address and a number of their own, known to the desk `since` then. */
export function peopleMaker(random: Random, sites: readonly DemoSite[], since: number) {
  const taken = new Set<string>();
  let numbers = 0;

  function addressFor(name: string, domain: string): string {
    const [first = "", ...rest] = fold(name).split(" ");
    const base = `${first}.${rest.at(-1) ?? ""}`.replace(/[^a-z0-9.]/g, "");
    let address = `${base}@${domain}`;
    for (let count = 2; taken.has(address); count++) address = `${base}${count}@${domain}`;
    taken.add(address);
    return address;
  }

  function phoneAt(site: DemoSite): string {
    numbers += 1;
    const tail = String(numbers % 10_000).padStart(4, "0");
    return `+47 ${site.prefix} ${String(Math.floor(numbers / 10_000)).padStart(2, "0")} ${tail.slice(0, 2)} ${tail.slice(2)}`;
  }

  const mobile = () => `+47 9${random.whole(10, 99)} ${random.whole(10, 99)} ${random.whole(100, 999)}`;
  const siteNamed = (name: string) => sites.find((site) => site.name === name) ?? random.pick(sites);

  function make(given: {
    name: string;
    email: string;
    site: DemoSite;
    room: DemoRoom;
    language: Language;
    title: string;
    department: string;
  }) {
    const { site, room, ...rest } = given;
    const row: ImportedPerson = {
      id: random.idAt(since),
      ...rest,
      phone: phoneAt(site),
      mobile: random.chance(0.6) ? mobile() : null,
      time_zone: "Europe/Oslo",
      organization_id: site.organizationId,
      site_id: site.id,
      room_id: room.id,
      external_id: null,
      source: null,
    };
    const body: Body = {
      id: row.id,
      name: row.name,
      first: row.name.split(" ")[0] ?? row.name,
      email: given.email,
      language: given.language,
      phone: row.phone ?? "",
      department: given.department,
      organizationId: site.organizationId,
      siteId: site.id,
      site: site.name,
      roomId: room.id,
      room: room.name,
    };
    return { row, body };
  }

  return {
    /** Somebody by the script. */
    known(one: Cast) {
      const site = siteNamed(one.site);
      const email = `${one.email}@nordvik.example`;
      taken.add(email);
      const room = site.rooms.find((candidate) => candidate.name === one.room) ?? random.pick(site.rooms);
      return make({ name: one.name, email, site, room, language: one.language, title: one.title, department: one.department });
    },
    /** Anybody; `it` is a colleague of the desk. */
    anybody(it = false) {
      const site = it ? siteNamed("Oslo") : random.weighted(sites, (candidate) => candidate.share);
      const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
      const job = random.weighted(work, (candidate) => candidate.weight);
      return make({
        name,
        email: addressFor(name, site.domain),
        site,
        room: random.pick(site.rooms),
        language: random.chance(0.68) ? "nb" : "en",
        title: it ? "Technician" : random.pick(job.titles),
        department: it ? "IT" : job.department,
      });
    },
  };
}
