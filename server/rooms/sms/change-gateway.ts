import type { z } from "zod";
import type { smsRoutes } from "../../../contract/sms.ts";
import type { Actor } from "../../platform/actor.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { checkAddress } from "../../platform/egress/index.ts";
import { publish } from "../../platform/events/publish.ts";
import { wake } from "../../platform/events/wake.ts";
import { wrongField } from "../../platform/problem.ts";
import { sealSecret } from "./secrets.ts";
import { smsFolder } from "./settings.ts";
import { changeGatewayRow, type GatewayRow } from "./store.ts";
import { faultOfTemplate } from "./template.ts";

type Changed = z.output<(typeof smsRoutes)["PATCH /sms-gateway"]["body"]>;

const originOf = (url: string | null): string => (url ? new URL(url).origin : "");
/** These go along by themselves; the secret must not pretend to be one of them. */
const taken = new Set([
  "host",
  "content-type",
  "content-length",
  "connection",
  "transfer-encoding",
  "upgrade",
  "te",
  "trailer",
  "idempotency-key",
]);

/** A secret that was given for one server is never sent to another one: who may change the settings does not learn it that way. */
function checkSecret(row: GatewayRow, after: Pick<GatewayRow, "url" | "header">, secret: string | null | undefined): void {
  const moved = originOf(after.url) !== originOf(row.url) || after.header.toLowerCase() !== row.header.toLowerCase();
  if (row.secret !== null && secret === undefined && moved) throw wrongField("/secret", "password_again");
}

function check(after: GatewayRow): void {
  if (taken.has(after.header.toLowerCase())) throw wrongField("/header", "sms_header");
  const fault = faultOfTemplate(after.format, after.body);
  if (fault) throw wrongField("/body", fault);
  if (!after.active) return;
  if (after.kind === "http" && after.url === null) throw wrongField("/url", "required");
  if (after.kind === "file" && smsFolder() === null) throw wrongField("/kind", "sms_folder");
}

/** Publishes `sms_gateway.changed` with the names of what was changed. */
export async function changeGateway(tx: Db, actor: Actor, now: Date, row: GatewayRow, { secret, url, ...given }: Changed): Promise<void> {
  const values = { ...given, ...(url !== undefined && { url: url === null || url === "" ? null : checkAddress(url) }) };
  const after: GatewayRow = { ...row, ...values } as GatewayRow;
  check(after);
  checkSecret(row, after, secret);
  const kept =
    secret === undefined
      ? {}
      : { secret: secret === null ? null : sealSecret(row.id, secret), secret_set_at: secret === null ? null : now };
  await changeGatewayRow(tx, row.id, { ...values, ...kept, failing_since: null });
  const fields = [...Object.keys(values), ...(secret === undefined ? [] : ["secret"])];
  const data = { kind: after.kind, active: after.active, fields, ...(after.url && { host: new URL(after.url).host }) };
  await publish(tx, { type: "sms_gateway.changed", actorId: actor.personId, data }, now);
  afterCommit(tx, wake);
}
