import { useState, type ReactNode } from "react";
import type { Me } from "../../../contract/access.ts";
import { MyFactors } from "../../platform/factors/my-factors.tsx";
import { ProofDialog } from "../../platform/factors/proof-dialog.tsx";
import { useWords } from "../../platform/i18n.ts";
import { beginAnew } from "../../platform/kept-here.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { forget, useAsk } from "../../platform/queries.ts";
import { become, SignedIn, signOut, startOf, whoAmI } from "../../platform/session.tsx";
import { useTitle } from "../../platform/title.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Entrance } from "../../ui/entrance.tsx";
import css from "./enrol.module.css";

/** A role needs a second factor: nothing else opens until there is one. */
export function EnrolPage() {
  const { data: me } = useAsk("GET /session", { staleTime: Infinity });
  const go = useGo();
  return me ? (
    <SignedIn me={me} onLost={() => go(paths.signIn(), { replace: true })}>
      <Enrol me={me} />
      <ProofDialog />
    </SignedIn>
  ) : null;
}

function Enrol({ me }: { me: Me }) {
  const t = useWords("factors");
  useTitle(t("enrol.title"));
  const go = useGo();
  const { search } = usePlace<{ return?: string }>();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { data: factors } = useAsk("GET /session/factors");
  const there = factors !== undefined && (factors.authenticator !== null || factors.passkeys.length > 0);
  const goOn = async () => {
    await forget("GET /session");
    const now = await whoAmI();
    if (!now) return go(paths.signIn(), { replace: true });
    await become(now);
    go(startOf(now, search.return), { replace: true });
  };
  const leave = async () => {
    beginAnew(await signOut());
  };
  return (
    <Entrance title={t("enrol.title")} lead={t("enrol.lead", { name: me.name })}>
      <div className={css.parts}>
        {there && !codes && <Banner tone="green" title={t("enrol.done")} announce />}
        {there ? (
          codes ? (
            <MyFactors Section={Part} codes={codes} setCodes={setCodes} />
          ) : (
            <Button kind="primary" size="large" wide onClick={() => void goOn()}>
              {t("enrol.go_on")}
            </Button>
          )
        ) : (
          <MyFactors Section={Part} codes={codes} setCodes={setCodes} />
        )}
        <Button kind="quiet" wide onClick={() => void leave()}>
          {t("enrol.leave")}
        </Button>
      </div>
    </Entrance>
  );
}

const Part = ({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) => (
  <section className={css.part}>
    <h2 className={css.heading}>{title}</h2>
    {lead && <p className={css.lead}>{lead}</p>}
    {children}
  </section>
);
