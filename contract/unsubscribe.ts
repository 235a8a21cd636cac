import { bytes, nothing, routes } from "./route.ts";

export const unsubscribeRoutes = routes({
  "POST /unsubscriptions/{token}": {
    summary: "Stop one kind of mail by the address in its head (List-Unsubscribe, RFC 8058), which knows its reader; nobody signs in",
    access: "public",
    takes: "form",
    answer: nothing,
    status: 204,
  },
  "GET /unsubscriptions/{token}": {
    summary: "For programs that open that address instead: leads to the reader's own choices, and changes nothing",
    access: "public",
    media: "page",
    answer: bytes,
  },
});
