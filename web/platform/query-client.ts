import { QueryClient } from "@tanstack/react-query";
import { isRefusal } from "./client.ts";

// What a browser calls offline says nothing about a desk on the same machine or network: every request is tried, and one that
// does not arrive says so at once instead of waiting in silence.
const networkMode = "always" as const;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode,
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      // A refusal will be refused again; a lost network or a busy server may come back.
      retry: (count, error) => count < 2 && isRefusal(error) && (error.status === 0 || error.status === 503),
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { networkMode, retry: false },
  },
});
