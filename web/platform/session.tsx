import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";
import type { Me, Permission } from "../../contract/access.ts";
import type { Language } from "../../contract/shapes.ts";
import { call, isRefusal, onSignedOut } from "./client.ts";
import { speak } from "./i18n.ts";
import { forgetKept, keptFor, sendWhatIsKept } from "./kept-here.ts";
import { leaveLive } from "./live.ts";
import { paths, safeReturn, type Path } from "./paths.ts";
import { queryClient } from "./query-client.ts";
import { setZone } from "./zone.ts";

const sessionKey = ["GET /session", {}] as const;

/** Who is signed in, or null. Asked once; 401 is an answer, not a failure. */
export async function whoAmI(): Promise<Me | null> {
  try {
    const me = await queryClient.fetchQuery({ queryKey: sessionKey, queryFn: () => call("GET /session"), staleTime: Infinity });
    await become(me);
    return me;
  } catch (error) {
    if (isRefusal(error) && error.status === 401) return null;
    throw error;
  }
}

/** Takes on a session that just began, or changed. */
export async function become(me: Me): Promise<void> {
  queryClient.setQueryData(sessionKey, me);
  keptFor(me.id);
  setZone(me.time_zone);
  await speak(me.language);
}

/** Where this person starts: technicians at the Desk, everybody else in the portal. */
export const homeOf = (me: Me): Path => (me.permissions.includes("tickets:work") ? paths.desk() : paths.portal());

/** The page that was asked for before signing in, or the person's own start. */
export const startOf = (me: Me, returnTo: string | null | undefined): Path => {
  const wanted = safeReturn(returnTo);
  if (me.limited) return paths.enrol(wanted ?? undefined);
  return !wanted || wanted === "/" || wanted.startsWith("/sign-in") || wanted.startsWith("/setup") ? homeOf(me) : wanted;
};

/**
 * Signs out here, once what was typed is with the desk. The page that follows is to begin anew: answers which, also where somebody signs
 * out at the company's provider, too.
 */
export async function signOut(): Promise<string> {
  await sendWhatIsKept();
  const there = await call("POST /session/sign-outs").catch((error: unknown) => {
    if (!isRefusal(error) || error.status !== 401) throw error;
    return null;
  });
  leaveLive();
  await forgetKept();
  queryClient.clear();
  return there?.go_to ?? paths.signIn();
}

/** Changes my language here at once and in my account; the screen does not wait for the server. */
export async function changeLanguage(language: Language): Promise<void> {
  await speak(language);
  const me = queryClient.getQueryData<Me>(sessionKey);
  if (!me) return;
  await become(await call("PATCH /session", { body: { language } }));
  // Texts of the server (errors, summaries) are in the new language from the next reading.
  void queryClient.invalidateQueries();
}

const MeContext = createContext<Me | null>(null);

/** Below it somebody is signed in. Calls `onLost` when the session ended meanwhile. */
export function SignedIn({ me, onLost, children }: { me: Me; onLost: () => void; children: ReactNode }) {
  useEffect(() => onSignedOut(onLost), [onLost]);
  return <MeContext value={me}>{children}</MeContext>;
}

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe needs <SignedIn> around it");
  return me;
}

/** Whether I look after others' work: by my role, or in one of my teams. */
export function useLeads(): boolean {
  const { roles, teams } = useMe();
  return roles.includes("lead") || roles.includes("administrator") || teams.some(({ lead }) => lead);
}

/** `const may = useMay(); may("tickets:work")`. What may be done with one ticket is in its `can`. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe();
  return useMemo(() => {
    const mine = new Set<Permission>(me.permissions);
    return (permission) => mine.has(permission);
  }, [me]);
}
