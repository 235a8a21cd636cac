import { replyMarkers } from "../../../../platform/reply-marker.ts";

export { replyMarkers } from "../../../../platform/reply-marker.ts";

const known: readonly string[] = Object.values(replyMarkers).map((marker) => marker.toLowerCase());

/** Whether a line carries our marker. Clients decorate lines (`> `, `*`), so it may stand anywhere in a short one. */
export const hasReplyMarker = (text: string): boolean =>
  text.includes("##-") && known.some((marker) => text.slice(0, 300).toLowerCase().includes(marker));
