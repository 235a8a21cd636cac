/** Sign-in through the company: OpenID Connect and SAML 2.0 providers, whose account there is whose here, and what they give (ADR 73). */
import type { Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import type { Room } from "../../platform/room.ts";
import { boundRoutes } from "./routes.ts";
import { deleteAssertionsBefore, deleteBegunBefore, deleteLogoutsBefore } from "./store-begun.ts";
import { anySecret } from "./store-provider.ts";

export { configureCompany } from "./settings.ts";
export { giveByLedger, type Ledger } from "./give-by-ledger.ts";
export { wantedBy } from "./refresh-rights.ts";
export { checkGroups } from "./change-provider.ts";

/** Whether anything is kept that cannot be read without the key. */
export const holdsCompanySecrets = anySecret;

const sweep: Job = {
  name: "company.sweep",
  pattern: "23 * * * *",
  async run(db: Db, now: Date) {
    await deleteBegunBefore(db, now);
    await deleteLogoutsBefore(db, now);
    await deleteAssertionsBefore(db, now);
  },
};

export const room: Room = {
  name: "company",
  routes: boundRoutes,
  jobs: [sweep],
  sealed: [
    { table: "identity_provider", column: "secret", row: ["id"] },
    { table: "company_sign_in", column: "asked", row: ["state_hash"] },
    { table: "company_sign_in", column: "answer", row: ["state_hash"] },
    { table: "session_origin", column: "hint", row: ["provider_id", "subject"] },
  ],
};
