import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { recallPerson, type PersonRow } from "../people/index.ts";
import type { WidgetRow } from "./store-widgets.ts";

export interface Visitor {
  /** By their session; null: they only say who they are. */
  person: PersonRow | null;
  name: string;
  email: string | null;
}

interface Given {
  name?: string | undefined;
  email?: string | undefined;
}

/** Who wants to speak. Whoever is signed in is who they are, whatever they say; others say what to call them and, where it is asked, their address. */
export async function whoIs(db: Db, actor: Actor, widget: WidgetRow, given: Given): Promise<Visitor> {
  if (actor.viewedBy) throw new Problem(403, "only_viewing", { facts: { name: actor.viewedBy.name } });
  const person = actor.personId ? ((await recallPerson(db, actor.personId)) ?? null) : null;
  if (person) return { person, name: person.name, email: person.email };
  const errors = [
    ...(given.name ? [] : [{ pointer: "/name", code: "required" }]),
    ...(given.email || widget.email === "optional" ? [] : [{ pointer: "/email", code: "required" }]),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  return { person: null, name: given.name ?? "", email: given.email ?? null };
}

const labels = { en: { name: "Name", email: "Email" }, nb: { name: "Navn", email: "E-post" } };

/** What stands in the ticket: what they answered, and first what they say of themselves where nobody knows them. Pure. */
export function describe(
  { person, name, email }: Visitor,
  answers: readonly { question: string; answer: string }[],
  body: string,
  language: Language,
): string {
  const label = labels[language];
  const said = person ? [] : [`${label.name}: ${name}`, ...(email ? [`${label.email}: ${email}`] : [])];
  const head = [...said, ...answers.map(({ question, answer }) => `${question}: ${answer}`)];
  return head.length > 0 ? `${head.join("\n")}\n\n${body}` : body;
}

/** The first line, as long as a subject may be in a list. Pure. */
export function subjectOf(body: string): string {
  const line =
    body
      .split("\n")
      .map((one) => one.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, " ").trim())
      .find((one) => one !== "") ?? "";
  const short = line.length > 120 ? `${line.slice(0, 119).toWellFormed().trimEnd()}…` : line;
  return short || "Chat";
}
