export { backUp, type Say } from "./back-up.ts";
export { everyTable, type Manifest } from "./manifest.ts";
export { fill, restore } from "./restore.ts";
export { verify } from "./verify.ts";
