import type { Config } from "../platform/config.ts";
import { rooms } from "../rooms.ts";
import { configureAccess } from "../rooms/access/index.ts";
import { configureHealth } from "../rooms/health/index.ts";
import { configureNotifications, queueSignInCode } from "../rooms/notifications/index.ts";

/** Tells rooms what they cannot know by themselves: the address of the desk, its folder, and each other where one must not know the other. */
export function configureRooms(config: Config, isStopping: () => boolean): void {
  const { publicUrl, databaseUrl, dataDir } = config;
  const reactions = rooms.flatMap((room) => room.reactions ?? []).map(({ name }) => name);
  configureAccess({ publicUrl, deliverCode: queueSignInCode });
  configureNotifications({ publicUrl });
  configureHealth({ dataDir: databaseUrl ? null : dataDir, reactions, isStopping });
}
