import { verifyCallerRoutes } from "../../../contract/verify-caller.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { answerFor, presentWaiting } from "./answer-for.ts";
import { beginVerification } from "./begin-verification.ts";
import { presentCaller, presentVerification } from "./present-caller.ts";
import { sayResult } from "./say-result.ts";
import { denyByCode, readByCode, signByCode } from "./sign-by-passkey.ts";
import { shownById } from "./store.ts";
import { takeCode } from "./take-code.ts";

const show = async (db: Db, actor: Actor, now: Date, id: string) => presentVerification(await shownById(db, id), actor, now);

export const callerRoutes = handle(verifyCallerRoutes, {
  "GET /tickets/{id}/caller": ({ db, actor, now, params, query }) => presentCaller(db, actor, now, params.id, query),
  "POST /tickets/{id}/verifications": async ({ db, actor, now, params, body }) => {
    const { row, spoken } = await beginVerification(db, actor, now, params.id, body);
    return { ...(await show(db, actor, now, row.id)), pairing_code: spoken };
  },
  "POST /verifications/{id}/codes": async ({ db, actor, now, params, body }) => {
    await takeCode(db, actor, now, params.id, body.code);
    return show(db, actor, now, params.id);
  },
  "POST /verifications/{id}/results": async ({ db, actor, now, params, body }) => {
    await sayResult(db, actor, now, params.id, body);
    return show(db, actor, now, params.id);
  },
  "GET /verifications/asked": ({ db, actor, now }) => presentWaiting(db, actor, now),
  "POST /verifications/{id}/answers": ({ db, actor, now, params, body }) => answerFor(db, actor, now, params.id, body),
  "POST /caller-verifications/readings": ({ db, now, body, request, reply }) => readByCode(db, body.pairing_code, request, reply, now),
  "POST /caller-verifications/signatures": ({ db, now, body, request }) => signByCode(db, body.pairing_code, body.credential, request, now),
  "POST /caller-verifications/denials": ({ db, now, body, request }) => denyByCode(db, body.pairing_code, request, now),
});
