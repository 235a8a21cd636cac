import { explain } from "./boot/explain.ts";
import { forgetAuditCommand, sealAuditCommand, verifyAuditCommand } from "./cli/audit.ts";
import { backupCommand } from "./cli/backup.ts";
import { clockDueCommand, clockElapsedCommand } from "./cli/clock.ts";
import type { Command } from "./cli/command.ts";
import { changeKeyCommand } from "./cli/change-key.ts";
import { createApiKeyCommand } from "./cli/create-api-key.ts";
import { createUserCommand } from "./cli/create-user.ts";
import { doctorCommand } from "./cli/doctor.ts";
import { ingestMailCommand } from "./cli/ingest-mail.ts";
import { loadDemoCommand } from "./cli/load-demo.ts";
import { openSignInCommand } from "./cli/open-sign-in.ts";
import { migrateCommand } from "./cli/migrate.ts";
import { restoreCommand } from "./cli/restore.ts";
import { readConfig } from "./platform/config.ts";

const commands: readonly Command[] = [
  doctorCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  changeKeyCommand,
  verifyAuditCommand,
  sealAuditCommand,
  forgetAuditCommand,
  createUserCommand,
  createApiKeyCommand,
  openSignInCommand,
  loadDemoCommand,
  ingestMailCommand,
  clockDueCommand,
  clockElapsedCommand,
];

const help = (): string =>
  [
    "npm run firstline -- <command>",
    "",
    ...commands.flatMap(({ words, usage, summary }) => [`  ${words} ${usage}`.trimEnd(), `      ${summary}`]),
  ].join("\n");

async function main(argv: string[]): Promise<string> {
  if (argv.length === 0 || argv[0] === "help" || argv[0] === "--help") return help();
  const command = commands.find(({ words }) => `${argv.join(" ")} `.startsWith(`${words} `));
  if (!command)
    throw new Error(`There is no command "${argv.filter((word) => !word.startsWith("-")).join(" ")}": see npm run firstline -- help.`);
  return command.run(argv.slice(command.words.split(" ").length), readConfig());
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
