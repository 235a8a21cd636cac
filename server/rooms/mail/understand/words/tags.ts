import type { Given } from "./given.ts";

// How other desks mark the subjects of their mails. Each reads as `system:key`, so that one vendor's key is never another's.
const shapes: readonly [system: string, shape: RegExp][] = [
  ["zammad", /\[(?:Ticket|Case|Sak)\s?#\s?(\d{4,12})\]/i],
  ["otrs", /\[(?:Ticket|Case|Sak|Request)\s?#\s?(\d{13,20})\]/i],
  ["osticket", /\[#([A-Z]{2,5}-\d{3}-\d{4})\]/i],
  ["osticket", /\[~#([A-Z0-9-]{3,20})\]/i],
  ["glpi", /\[GLPI\s#(\d{4,12})\]/i],
  ["freshdesk", /\[#([A-Z]{2,5}-\d{1,12})\]/],
  ["rt", /\[((?!ticket|case|sak|request|glpi|jira)[a-z0-9][a-z0-9.-]{1,60} #\d{1,9})\]/i],
  ["zendesk", /\[Request (?:ID|received)[:#]\s?#?([A-Z0-9-]{3,15})\]/i],
  ["zendesk", /\[([A-Z0-9]{6}-[A-Z0-9]{4,5})\]/],
  ["zendesk", /\(Request #(\d{1,12})\)/i],
  ["jira", /[[(]([A-Z][A-Z0-9]{1,9}-\d{1,7})[\])]/],
  ["servicenow", /\b((?:INC|RITM|REQ|TASK|SCTASK|CHG|PRB|CS|HRC)\d{7,10})\b/],
  ["servicenow", /\bRef:\s?(MSG\d{6,10})\b/i],
  ["halo", /\[ID:\s?(\d{4,9})\]/i],
  ["halo", /\[#?(ID-?\d{4,9})\]/],
  ["dynamics", /\b(CRM:\d{5,10})\b/],
  ["dynamics", /\b(CAS-\d{4,7}-[A-Z0-9]{6})\b/],
  ["salesforce", /\b(ref:[_!]?[A-Za-z0-9]{3,20}[._!][_!]?[A-Za-z0-9._!]{3,40}:ref)\b/],
  ["microsoft", /\bTrackingID#(\d{16})\b/i],
];

const most = 5;

// Without brackets only of Jira itself: "PC-1017 is slow" names a machine.
const bareIssue = /(?:^|[\s:])([A-Z][A-Z0-9]{1,9}-\d{1,7})(?=$|[\s:])/;
const fromJira = (mail: Pick<Given, "headers" | "from">) =>
  /jira|servicedesk|atlassian/i.test(mail.from?.address ?? "") || mail.headers.some((header) => header.name.startsWith("x-jira"));

/**
 * The tags that other desks gave a subject, surest first; one stretch of it is one tag. The text is asked only for Salesforce's. A bare
 * number, `[#1234]`, is not among them: it is how we mark our own, and whoever decides looks it up as such.
 */
export function readTags(mail: Pick<Given, "headers" | "from" | "subject" | "text">): string[] {
  let rest = mail.subject.slice(0, 500);
  const tags: string[] = [];
  for (const [system, shape] of fromJira(mail) ? [...shapes, ["jira", bareIssue] as const] : shapes) {
    const found = shape.exec(rest);
    if (!found?.[1]) continue;
    const one = `${system}:${system === "salesforce" ? found[1] : found[1].toUpperCase()}`;
    if (!tags.includes(one)) tags.push(one);
    rest = rest.replace(found[0], " | ");
  }
  const reference = /\bref:[_!][A-Za-z0-9._!]{6,60}:ref\b/.exec(mail.text.slice(-20_000))?.[0];
  if (reference && !tags.includes(`salesforce:${reference}`)) tags.push(`salesforce:${reference}`);
  return tags.slice(0, most);
}
