import { join } from "node:path";
import { afterCommit, type Db } from "../platform/db.ts";
import type { Config } from "../platform/config.ts";
import { nameHosts } from "../platform/egress/index.ts";
import { rooms } from "../rooms.ts";
import { configureAccess, type SignInCode } from "../rooms/access/index.ts";
import { configureAudit } from "../rooms/audit/index.ts";
import { configureCompany } from "../rooms/company/index.ts";
import { holdContact, holdFactors, provenAlone } from "../rooms/desk-accounts/index.ts";
import { configureFiles } from "../rooms/files/index.ts";
import { configureMailDoors } from "../rooms/mail/index.ts";
import { configureHealth } from "../rooms/health/index.ts";
import { configureNotifications, queueSignInCode } from "../rooms/notifications/index.ts";
import { configureMailboxes } from "../rooms/mailboxes/index.ts";
import { configureOutbox } from "../rooms/outbox/index.ts";
import { configureScim } from "../rooms/scim/index.ts";
import { configurePeople } from "../rooms/people/index.ts";
import { configureSms } from "../rooms/sms/index.ts";
import { smtpCertificate } from "./smtp-certificate.ts";

/** `--dev`: until a mail server is there, the console is the mailbox. */
async function showSignInCode(tx: Db, code: SignInCode): Promise<void> {
  await queueSignInCode(tx, code);
  afterCommit(tx, () => process.stdout.write(`Sign-in code for ${code.email}: ${code.code}\n`));
}

/** Tells rooms what they cannot know by themselves: the address of the desk, its folder, and each other where one must not know the other. */
export function configureRooms(config: Config, { dev, isStopping }: { dev: boolean; isStopping: () => boolean }): void {
  const { publicUrl, databaseUrl, dataDir } = config;
  const reactions = rooms.flatMap((room) => room.reactions ?? []).map(({ name }) => name);
  configureAccess({ publicUrl, holdFactors, deliverCode: dev ? showSignInCode : queueSignInCode });
  configurePeople({ holdContact, provenAlone });
  configureCompany({ publicUrl });
  configureScim({ publicUrl });
  configureNotifications({ publicUrl });
  configureMailboxes({ publicUrl });
  configureOutbox({ publicUrl });
  configureFiles({ folder: join(dataDir, "files") });
  nameHosts({ hosts: config.webhookHosts });
  configureAudit(config.audit);
  configureSms({ folder: config.smsFolder });
  const { smtp } = config;
  const name = smtp?.name ?? new URL(publicUrl).hostname;
  configureMailDoors({ smtp: smtp && { ...smtp, name, certificate: () => smtpCertificate(dataDir, name, smtp.files) } });
  configureHealth({ dataDir: databaseUrl ? null : dataDir, reactions, isStopping });
}
