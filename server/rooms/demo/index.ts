import type { Room } from "../../platform/room.ts";

export { loadDemo, type DemoOptions, type DemoSummary } from "./load-demo.ts";

export const room: Room = { name: "demo" };
