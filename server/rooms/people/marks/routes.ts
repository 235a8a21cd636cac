import { personMark, personMarkRoutes, type MarkedPerson, type PersonMark } from "../../../../contract/person-marks.ts";
import { handle } from "../../../platform/http/handle.ts";
import { isId } from "../../../platform/id.ts";
import { notFound } from "../../../platform/problem.ts";
import { presentNamed } from "../present.ts";
import { markPerson, mostMarks } from "./mark-person.ts";
import { mayMark } from "./may-mark.ts";
import { listMarks, type MarkRow } from "./store-marks.ts";
import { unmarkPerson } from "./unmark-person.ts";

const presentMark = ({ person_id, mark, note, set_by, set_by_name, set_at }: MarkRow): MarkedPerson => ({
  person_id,
  mark,
  note,
  set_by: presentNamed(set_by, set_by_name),
  set_at: set_at.toISOString(),
});

const named = (params: { id: string; mark: string }): { personId: string; mark: PersonMark } => {
  const mark = personMark.safeParse(params.mark);
  if (!isId(params.id) || !mark.success) throw notFound("person");
  return { personId: params.id, mark: mark.data };
};

export const boundRoutes = handle(personMarkRoutes, {
  "GET /people/marks": async ({ db, actor }) => ({ items: (await listMarks(db, mostMarks)).map(presentMark), may_mark: mayMark(actor) }),
  "PUT /people/{id}/marks/{mark}": async ({ db, actor, params, body, now }) =>
    presentMark(await markPerson(db, actor, now, { ...named(params), note: body.note })),
  "DELETE /people/{id}/marks/{mark}": async ({ db, actor, params, now }) => {
    const { personId, mark } = named(params);
    await unmarkPerson(db, actor, now, personId, mark);
  },
});
