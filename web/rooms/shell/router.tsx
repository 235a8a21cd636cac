import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Permission } from "../../../contract/access.ts";
import { loadWords, type Room } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { readSearch, writeSearch } from "../../platform/place.tsx";
import { homeOf, whoAmI } from "../../platform/session.tsx";
import { Missing } from "./missing.tsx";
import { ScreenFailed, StartFailed } from "./start-failed.tsx";
import { Opening } from "./opening.tsx";

type Page = () => ReactNode;

/*
 * A room has one entry here and owns every address below it: `/desk` and `/desk/1042` are the same page, which reads
 * the rest of the address with `usePlace()`. Its words are read together with its code.
 */
function room(load: () => Promise<Page>, words: readonly Room[]) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), loadWords(...words)]);
    return { default: page };
  });
}

const frame = lazyRouteComponent(() => import("./frame.tsx"), "Frame");

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: Missing, errorComponent: StartFailed });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async () => {
    const me = await whoAmI();
    throw redirect({ to: me ? homeOf(me) : paths.signIn(), replace: true });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: room(async () => (await import("../sign-in/index.tsx")).SignInPage, ["sign-in"]),
});

const companyReturnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in/company/$",
  component: room(async () => (await import("../sign-in/company-return.tsx")).CompanyReturn, ["sign-in"]),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  component: room(async () => (await import("../setup/index.tsx")).SetupPage, ["setup", "sign-in"]),
});

const approveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/approve",
  component: room(async () => (await import("../approve/index.tsx")).ApprovePage, ["approve"]),
});

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/v",
  component: room(async () => (await import("../verify/index.tsx")).VerifyPage, ["verify"]),
});

const notMeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/not-me",
  component: room(async () => (await import("../not-me/index.tsx")).NotMePage, ["guard"]),
});

const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-password",
  component: room(async () => (await import("../set-password/index.tsx")).SetPasswordPage, ["accounts"]),
});

const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/second-factor",
  errorComponent: StartFailed,
  beforeLoad: async () => {
    if (!(await whoAmI())) throw redirect({ to: paths.signIn(), replace: true });
  },
  component: room(async () => (await import("../enrol/index.tsx")).EnrolPage, ["factors"]),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  errorComponent: StartFailed,
  beforeLoad: async ({ location }) => {
    const me = await whoAmI();
    if (!me) throw redirect({ to: "/sign-in", search: { return: location.href }, replace: true });
    if (me.limited) throw redirect({ to: "/second-factor", search: { return: location.href }, replace: true });
    return { me };
  },
  component: frame,
});

interface Place {
  path: string;
  page: () => Promise<Page>;
  words: readonly Room[];
  /** Whoever may not is led to the portal; null: everybody who is signed in. */
  needs: Permission | null;
}

const places: Place[] = [
  {
    path: "/desk",
    page: async () => (await import("../desk/index.tsx")).DeskPage,
    words: ["desk", "ticket", "mail", "bulk", "approve", "verify", "guard", "accounts"],
    needs: "tickets:work",
  },
  {
    path: "/call",
    page: async () => (await import("../call/index.tsx")).CallPage,
    words: ["call", "ticket", "mail", "verify", "guard", "accounts"],
    needs: "tickets:work",
  },
  {
    path: "/people",
    page: async () => (await import("../people/index.tsx")).PeoplePage,
    words: ["people", "guard", "accounts"],
    needs: "people:read",
  },
  {
    // Not /assets: there stand the built files.
    path: "/equipment",
    page: async () => (await import("../assets/index.tsx")).AssetsRoom,
    // A list is imported as one of people is.
    words: ["assets", "people"],
    needs: "assets:read",
  },
  {
    path: "/portal",
    page: async () => (await import("../portal/index.tsx")).PortalPage,
    words: ["portal", "factors", "approve", "verify", "accounts"],
    needs: null,
  },
  {
    path: "/settings",
    page: async () => (await import("../settings/index.tsx")).SettingsPage,
    words: ["settings", "factors", "mail", "approve", "telephone", "guard", "accounts"],
    needs: null,
  },
];

const placeRoutes = places.map(({ path, page, words, needs }) => {
  const component = room(page, words);
  // The code of the first screen is read while the server is asked who is there.
  if (location.pathname.startsWith(path)) void Promise.all([frame.preload?.(), component.preload?.()]).catch(() => {});
  return createRoute({
    getParentRoute: () => signedInRoute,
    // The rest of the address, empty or not, is the room's own.
    path: `${path}/$`,
    beforeLoad: ({ context }) => {
      if (needs && !context.me.permissions.includes(needs)) throw redirect({ to: paths.portal(), replace: true });
    },
    component,
  });
});

// The gallery of the design system, for those who build; no built bundle has it.
const galleryRoute = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: "/gallery",
        component: lazyRouteComponent(() => import("../../ui/gallery.tsx"), "Gallery"),
      }),
    ]
  : [];

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    signInRoute,
    companyReturnRoute,
    setupRoute,
    approveRoute,
    verifyRoute,
    notMeRoute,
    setPasswordRoute,
    enrolRoute,
    signedInRoute.addChildren(placeRoutes),
    ...galleryRoute,
  ]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: "intent",
  defaultPreloadDelay: 30,
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Opening,
  defaultErrorComponent: ScreenFailed,
  defaultNotFoundComponent: Missing,
  scrollRestoration: true,
});
