import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { toast } from "../ui/toast.tsx";
import { callLoosely, type Answer, type CallOptions, type Endpoint, type Given, type Maybe, type Refusal } from "./client.ts";
import { queryClient } from "./query-client.ts";
import { refreshAfter } from "./refresh.ts";
import { turn } from "./turn.ts";

/** Endpoints that read. */
export type Ask = Extract<Endpoint, `GET ${string}`>;
export type Tell = Exclude<Endpoint, Ask>;

interface How<K extends Ask, T> {
  enabled?: boolean;
  /** Milliseconds during which the cached answer is not read again; half a minute unless said. */
  staleTime?: number;
  refetchInterval?: number;
  select?: (answer: Answer<K>) => T;
  /** The answer of the arguments before stays on the screen until the new one is here. */
  keepPrevious?: boolean;
}

const argsOf = (options: object = {}) => {
  const { params, query } = options as { params?: object; query?: object };
  return { ...(params && { params }), ...(query && { query }) };
};

/** The cache key of an endpoint with its arguments: `[endpoint, { params, query }]`. */
export const keyOf = <K extends Ask>(key: K, ...[given]: Maybe<Given<K>>) => [key, argsOf(given)] as const;

/** `first`: what somebody waits for asks at once, before all that a screen asks in its turn. */
const reading = <K extends Ask>(key: K, given: object | undefined, first = false) => ({
  queryKey: [key, argsOf(given)] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    if (!first) await turn();
    return callLoosely(key, { ...argsOf(given), signal }) as Promise<Answer<K>>;
  },
});

/** Reads an endpoint and keeps it fresh: `useAsk("GET /tickets/{id}", { params: { id } })`. */
export function useAsk<K extends Ask, T = Answer<K>>(key: K, ...[options]: Maybe<Given<K> & How<K, T>>) {
  const { enabled, staleTime, refetchInterval, select, keepPrevious } = (options ?? {}) as How<K, T>;
  return useQuery<Answer<K>, Refusal, T, readonly [K, object]>({
    ...reading(key, options),
    enabled,
    ...(staleTime !== undefined && { staleTime }),
    refetchInterval,
    select,
    placeholderData: keepPrevious ? (keepPreviousData as never) : undefined,
  });
}

type Page = { items: unknown[]; next_cursor: string | null };
type Paged = { [K in Ask]: Answer<K> extends Page ? K : never }[Ask];
type ItemOf<K extends Paged> = Answer<K> extends { items: (infer I)[] } ? I : never;

const readingPages = <K extends Paged>(
  key: K,
  given: object | undefined,
  { further, first = false }: { further?: number; first?: boolean } = {},
) => {
  const args = argsOf(given);
  return {
    queryKey: [key, { ...args, pages: true }] as const,
    queryFn: async ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => {
      if (!first) await turn();
      const query = { ...args.query, cursor: pageParam ?? undefined, ...(pageParam !== null && further && { limit: further }) };
      return callLoosely(key, { ...args, query, signal }) as Promise<Answer<K> & Page>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next_cursor,
  };
};

interface HowPages {
  enabled?: boolean;
  keepPrevious?: boolean;
  /** How many the pages after the first one hold: who reads on reads far, and all pages are read anew after a change. */
  further?: number;
}

/** A list by cursor pages. `items` are all that were read; `more()` reads the next page while `hasMore`. */
export function useAskPages<K extends Paged>(key: K, ...[options]: Maybe<Given<K> & HowPages>) {
  const { enabled = true, keepPrevious = true, further } = (options ?? {}) as HowPages;
  const pages = useInfiniteQuery({
    ...readingPages(key, options, { further }),
    enabled,
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  const latest = useRef(pages);
  useLayoutEffect(() => {
    latest.current = pages;
  });
  return {
    items: useMemo(() => (pages.data?.pages ?? []).flatMap((page) => page.items as ItemOf<K>[]), [pages.data]),
    /** The first page as it came, for what it holds besides its items. */
    first: pages.data?.pages[0] as Answer<K> | undefined,
    /** Always the same function, which knows what is under way: a page that is asked for is not asked for again. */
    more: useCallback(() => {
      const { hasNextPage, isFetchingNextPage, fetchNextPage } = latest.current;
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    }, []),
    hasMore: pages.hasNextPage,
    isLoading: pages.isLoading,
    isFetching: pages.isFetching,
    /** What is shown belongs to the arguments before. */
    isPrevious: pages.isPlaceholderData,
    error: pages.error as Refusal | null,
    refetch: useCallback(() => void latest.current.refetch(), []),
  };
}

/** Reads ahead, so that what is opened next is there without a spinner. */
export function askAhead<K extends Ask>(key: K, ...[given]: Maybe<Given<K>>): void {
  void queryClient.prefetchQuery(reading(key, given, true));
}

/** Reads the first page of a list ahead. */
export function askPagesAhead<K extends Paged>(key: K, ...[given]: Maybe<Given<K>>): void {
  void queryClient.prefetchInfiniteQuery(readingPages(key, given, { first: true }));
}

/** Reads now, from the cache when fresh. */
export const askOnce = <K extends Ask>(key: K, ...[given]: Maybe<Given<K>>): Promise<Answer<K>> =>
  queryClient.fetchQuery(reading(key, given, true));

/** Takes everything read below an endpoint as old: `forget("GET /tickets")`. With args, only those. */
export function forget<K extends Ask>(key: K, given?: Partial<Given<K>>): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: given ? [key, argsOf(given)] : [key] });
}

/** Puts an answer that the server just gave into the cache. */
export function keep<K extends Ask>(key: K, given: Given<K>, answer: Answer<K>): void {
  queryClient.setQueryData([key, argsOf(given)], answer);
}

/** Changes what is cached before the server answers; returns how to take it back. */
export function change<K extends Ask>(key: K, given: Given<K>, how: (before: Answer<K>) => Answer<K>): () => void {
  const queryKey = [key, argsOf(given)];
  void queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueryData<Answer<K>>(queryKey);
  if (before === undefined) return () => {};
  queryClient.setQueryData(queryKey, how(before));
  return () => queryClient.setQueryData(queryKey, before);
}

type Params = Record<string, string>;

interface TellHow<K extends Tell> {
  /** Shows the result at once: returns the undos of {@link change}, run when the server refuses. */
  optimistic?: (given: CallOptions<K>) => (() => void)[];
  done?: (answer: Answer<K>, given: CallOptions<K>) => void;
  /** Without it a refusal is shown in a toast; with it, the screen shows it (field errors, say). */
  refused?: (refusal: Refusal, given: CallOptions<K>) => void;
  /** One after the other, as they were made: the last one holds. */
  inTurn?: boolean;
}

/** Writes through an endpoint: `const reply = useTell("POST /tickets/{id}/replies"); reply.mutate({ params, body })`. */
export function useTell<K extends Tell>(key: K, how: TellHow<K> = {}) {
  return useMutation<Answer<K>, Refusal, CallOptions<K>, (() => void)[]>({
    mutationFn: (given) => callLoosely(key, given) as Promise<Answer<K>>,
    ...(how.inTurn && { scope: { id: key } }),
    onMutate: (given) => how.optimistic?.(given) ?? [],
    onSuccess: (answer, given) => {
      how.done?.(answer, given);
      refreshAfter(key, (given as { params?: Params }).params ?? {});
    },
    onError: (error, given, undos) => {
      for (const undo of undos ?? []) undo();
      if (how.refused) how.refused(error, given);
      else toast.refused(error.message);
    },
  });
}
