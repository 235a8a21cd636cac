import { call } from "../../../platform/client.ts";
import type { Option } from "../../../ui/combo.tsx";
import { TicketNumber } from "../../../ui/text.tsx";

/** Other tickets by number or words. */
export const findOther =
  (without: number) =>
  async (words: string, signal: AbortSignal): Promise<Option[]> => {
    if (!words.trim()) return [];
    const { tickets } = await call("GET /search", { query: { q: words, kind: "tickets", limit: 10 }, signal });
    return tickets
      .map(({ ticket }) => ticket)
      .filter(({ number }) => number !== without)
      .map(({ number, subject, requester }) => ({
        value: String(number),
        label: subject,
        detail: requester?.name ?? "",
        mark: <TicketNumber number={number} />,
      }));
  };
