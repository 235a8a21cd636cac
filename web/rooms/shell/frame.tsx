import { Outlet, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import type { Me } from "../../../contract/access.ts";
import { useAsk } from "../../platform/queries.ts";
import { beginAnew, onLeftElsewhere } from "../../platform/kept-here.ts";
import { enterLive, leaveLive } from "../../platform/live.ts";
import { ProofDialog } from "../../platform/factors/proof-dialog.tsx";
import { paths } from "../../platform/paths.ts";
import { usePlace } from "../../platform/place.tsx";
import { SignedIn } from "../../platform/session.tsx";
import { AppShell } from "./app-shell.tsx";
import { PortalShell } from "./portal-shell.tsx";

/** Around every page of somebody who is signed in: the desk's frame for its staff, the portal's for everybody else. */
export function Frame() {
  const { data: me } = useAsk("GET /session", { staleTime: Infinity });
  return me ? <FrameFor me={me} /> : null;
}

function FrameFor({ me }: { me: Me }) {
  const router = useRouter();
  const { room } = usePlace();
  const lost = useCallback(() => {
    const { href } = router.state.location;
    if (href.startsWith("/sign-in")) return;
    leaveLive();
    // A page of its own, so that nothing of this one can leave in the name of who signs in next.
    location.replace(paths.signIn(href));
  }, [router]);
  useEffect(() => onLeftElsewhere(() => beginAnew(paths.signIn())), []);
  useEffect(() => {
    enterLive();
    return leaveLive;
  }, []);
  const Shell = me.permissions.includes("people:read") && room !== "portal" ? AppShell : PortalShell;
  return (
    <SignedIn me={me} onLost={lost}>
      <Shell>
        <Outlet />
      </Shell>
      <ProofDialog />
    </SignedIn>
  );
}
