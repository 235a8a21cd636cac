/** Service levels: what is promised to whom, in order, each version kept (ADR 55). */
import type { Room } from "../../platform/room.ts";
import { routes } from "./routes.ts";

export { isFor, levelFor, type KeptLevel, type Standing } from "./level.ts";
export { bookOf, levelsBook, readLevels, type LevelList, type LevelsBook } from "./levels-book.ts";
export { checkLevel } from "./check-level.ts";
export { addLevel } from "./write-levels.ts";
export { showLevels } from "./present.ts";
export { howLong } from "./words.ts";

export const room: Room = { name: "levels", routes };
