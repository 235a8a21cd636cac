import { QueryClient } from "@tanstack/react-query";
import { isRefusal } from "./client.ts";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      // A refusal will be refused again; a lost network or a busy server may come back.
      retry: (count, error) => count < 2 && isRefusal(error) && (error.status === 0 || error.status === 503),
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { retry: false },
  },
});
