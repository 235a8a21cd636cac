/** Files: sent in pieces, kept once each by their content, and given to what they are attached to. Who may have one is that room's to say. */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";
import { jobs } from "./sweep.ts";

export { attach } from "./attach.ts";
export { copyFiles } from "./copy-files.ts";
export { keepFiles } from "./keep-files.ts";
export { lookAtFiles } from "./count.ts";
export { openFile } from "./open-file.ts";
export { presentAttachment } from "./present.ts";
export { releaseFiles } from "./release.ts";
export { sendOriginal, sendPreview } from "./send.ts";
export { configureFiles } from "./settings.ts";

export const room: Room = { name: "files", routes, jobs };
