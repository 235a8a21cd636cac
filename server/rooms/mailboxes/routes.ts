import { mailboxRoutes, type Mailbox } from "../../../contract/mailboxes.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { teamsByIds } from "../teams/index.ts";
import { addMailbox } from "./add-mailbox.ts";
import { changeMailbox } from "./change-mailbox.ts";
import { discover } from "./discover.ts";
import { beginGrant } from "./grants/begin-grant.ts";
import { finishGrant } from "./grants/finish-grant.ts";
import { forgetGrant } from "./grants/keep-grant.ts";
import { allGrants } from "./grants/store-grant.ts";
import { presentLeft, presentMailbox } from "./present.ts";
import { runTest } from "./run-test.ts";
import { setSending, stopSending } from "./set-sending.ts";
import { setFetching, stopFetching } from "./set-fetching.ts";
import { allMailboxes, lockMailbox, mailboxById, mailboxByKey, type MailboxRow } from "./store.ts";
import { allSendings } from "./store-sending.ts";
import { allProbes } from "./store-probe.ts";
import { allFetchings, countLeft, listLeft } from "./store-fetching.ts";

async function load(db: Db, idOrKey: string): Promise<MailboxRow> {
  const row = await (isId(idOrKey) ? mailboxById(db, idOrKey) : mailboxByKey(db, idOrKey));
  if (!row) throw notFound("mailbox");
  return row;
}

async function present(db: Db, language: Language, rows: readonly MailboxRow[]): Promise<Mailbox[]> {
  const [teams, fetchings, left, sendings, grants, probes] = await Promise.all([
    teamsByIds(
      db,
      rows.flatMap((row) => row.team_id ?? []),
    ),
    allFetchings(db),
    countLeft(db),
    allSendings(db),
    allGrants(db),
    allProbes(db),
  ]);
  return rows.map((row) =>
    presentMailbox(language, row, {
      team: teams.get(row.team_id ?? "") ?? null,
      fetching: fetchings.find((one) => one.mailbox_id === row.id),
      left: left.get(row.id) ?? 0,
      sending: sendings.find((one) => one.mailbox_id === row.id),
      grant: grants.find((one) => one.mailbox_id === row.id),
      probe: probes.find((one) => one.mailbox_id === row.id),
    }),
  );
}

async function show(db: Db, language: Language, idOrKey: string): Promise<Mailbox> {
  const [shown] = await present(db, language, [await load(db, idOrKey)]);
  if (!shown) throw notFound("mailbox");
  return shown;
}

/** The mailbox, locked, as whoever changes it has read it. */
async function loadFor(db: Db, language: Language, idOrKey: string, ifMatch: string | undefined): Promise<MailboxRow> {
  const row = await lockMailbox(db, (await load(db, idOrKey)).id);
  if (!row) throw notFound("mailbox");
  await requireVersion(row, ifMatch, () => show(db, language, row.id));
  return row;
}

export const boundRoutes = handle(mailboxRoutes, {
  "GET /mailboxes": async ({ db, actor }) => ({ items: await present(db, actor.language, await allMailboxes(db)) }),
  "POST /mailboxes": async ({ db, actor, now, body }) => show(db, actor.language, await addMailbox(db, actor, now, body)),
  "GET /mailboxes/{id}": ({ db, actor, params }) => show(db, actor.language, params.id),
  "GET /mailboxes/{id}/left": async ({ db, params }) => {
    const { id } = await load(db, params.id);
    const [rows, counts] = await Promise.all([listLeft(db, id), countLeft(db)]);
    return { items: rows.map(presentLeft), total: counts.get(id) ?? 0 };
  },
  "PATCH /mailboxes/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadFor(db, actor.language, params.id, request.headers["if-match"]);
    await changeMailbox(db, actor, now, row, body);
    return show(db, actor.language, row.id);
  },
  "PUT /mailboxes/{id}/fetching": async ({ db, actor, now, params, body, request }) => {
    const row = await loadFor(db, actor.language, params.id, request.headers["if-match"]);
    await setFetching(db, actor, now, row, body);
    return show(db, actor.language, row.id);
  },
  "DELETE /mailboxes/{id}/fetching": async ({ db, actor, now, params, request }) => {
    await stopFetching(db, actor, now, await loadFor(db, actor.language, params.id, request.headers["if-match"]));
  },
  "PUT /mailboxes/{id}/sending": async ({ db, actor, now, params, body, request }) => {
    const row = await loadFor(db, actor.language, params.id, request.headers["if-match"]);
    await setSending(db, actor, now, row, body);
    return show(db, actor.language, row.id);
  },
  "DELETE /mailboxes/{id}/sending": async ({ db, actor, now, params, request }) => {
    await stopSending(db, actor, now, await loadFor(db, actor.language, params.id, request.headers["if-match"]));
  },
  "POST /mailboxes/{id}/grants": async ({ db, actor, now, params, body }) => {
    const row = await load(db, params.id);
    const go_to = await beginGrant(db, actor, now, row, body);
    return { go_to, mailbox: await show(db, actor.language, row.id) };
  },
  "POST /mailboxes/grants": async ({ db, actor, now, body }) => show(db, actor.language, await finishGrant(db, actor, now, body)),
  "DELETE /mailboxes/{id}/grant": async ({ db, actor, now, params, request }) => {
    await forgetGrant(db, actor, now, await loadFor(db, actor.language, params.id, request.headers["if-match"]));
  },
  "POST /mailboxes/discoveries": ({ body }) => discover(body.address),
  "POST /mailboxes/tests": ({ db, actor, now, body }) => runTest(db, actor.language, now, body),
});
