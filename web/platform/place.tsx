import { Link as RouterLink, useMatch, useRouter, useRouterState } from "@tanstack/react-router";
import { useCallback, useMemo, type AnchorHTMLAttributes, type ReactNode, type Ref } from "react";
import { withSearch, type Path } from "./paths.ts";

/** Plain text in, plain text out: `?queue=my_shift&q=1042` stays as a person would write it. */
export const readSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));
export const writeSearch = (search: object): string => withSearch("", search);

const split = (to: string) => {
  const [withoutHash = "/", hash] = to.split("#");
  const [pathname = "/", search = ""] = withoutHash.split("?");
  return { to: pathname, search: readSearch(search), hash };
};

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: Path;
  /** Replaces the entry of the browser's history instead of adding one. */
  replace?: boolean;
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link inside the application; its screen is read ahead when the pointer or the focus comes near. */
export function Link({ to, ...rest }: LinkProps) {
  // Only the page itself is the current one: "/portal" is not where "/portal/1042" is.
  return <RouterLink {...split(to)} preload="intent" activeOptions={{ exact: true }} {...rest} />;
}

/** Goes to an address: `const go = useGo(); go(paths.ticket(1042))`. */
export function useGo() {
  const router = useRouter();
  return useCallback(
    (to: Path, { keepScroll, ...how }: How = {}) =>
      void router.navigate({ ...split(to), ...how, ...(keepScroll && { resetScroll: false }) }),
    [router],
  );
}

interface How {
  replace?: boolean;
  /** What is beside stays where it was scrolled to: for walking through a list next to what it opens. */
  keepScroll?: boolean;
}

export interface Place<Search> {
  /** `desk` of `/desk/1042`. */
  room: string;
  /** What follows the room: `["1042"]`. */
  rest: string[];
  search: Search;
  path: Path;
}

const placeAt = (pathname: string, search: object) => {
  const [room = "", ...rest] = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  return { room, rest, search, path: withSearch(pathname, search) };
};

/**
 * Where we are. A room splits its own addresses by `rest`. Inside a room this is the room's own address, also in the moment in which
 * the browser's already names the next room: a page on its way out never takes the next page's address for its own.
 */
export function usePlace<Search extends object = Record<string, string>>(): Place<Search> {
  const own = useMatch({
    strict: false,
    select: ({ routeId, pathname, search }) => (String(routeId).endsWith("/$") ? `${pathname}${writeSearch(search)}` : null),
  });
  // A room is drawn once per address, not twice: the browser's own is ahead of it for a moment, which is none of its business.
  const shown = useRouterState({ select: ({ location }) => (own === null ? `${location.pathname}${location.searchStr}` : "") });
  const address = own ?? shown;
  return useMemo(() => {
    const [pathname = "/", search = ""] = address.split("?");
    return placeAt(pathname, readSearch(search)) as Place<Search>;
  }, [address]);
}

/** For steps that a page makes by itself: left undone when somebody is on the way to another page already. */
export function useGoUnlessLeft() {
  const router = useRouter();
  const go = useGo();
  const { path } = usePlace();
  return useCallback(
    (to: Path, how: How = {}) => {
      if (router.history.location.pathname === path.split("?")[0]) go(to, how);
    },
    [router, go, path],
  );
}

/** Changes parts of the address's search and keeps the rest; null or "" takes a part away. */
export function useSetSearch<Search extends object>() {
  const router = useRouter();
  return useCallback(
    (changes: { [N in keyof Search]?: Search[N] | null }, how: { replace?: boolean } = { replace: true }) => {
      const { pathname, searchStr } = router.state.location;
      void router.navigate({ ...split(withSearch(pathname, { ...readSearch(searchStr), ...changes })), ...how });
    },
    [router],
  );
}

/** Goes back, or to `fallback` when there is nothing to go back to. */
export function useBack(fallback: Path) {
  const router = useRouter();
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate(split(fallback));
  }, [router, fallback]);
}
