import type { ComponentType, ReactNode } from "react";
import { Reading } from "../../ui/reading.tsx";
import { useWords } from "../i18n.ts";
import { useAsk } from "../queries.ts";
import { AuthenticatorApp } from "./authenticator-app.tsx";
import { Passkeys } from "./passkeys.tsx";
import { CodesShown, RecoveryCodes } from "./recovery-codes.tsx";

interface MyFactorsProps {
  /** How a part with its title looks on this page. */
  Section: ComponentType<{ title: string; lead?: ReactNode; children: ReactNode }>;
  /** Recovery codes that were just made, kept by the page. */
  codes: string[] | null;
  setCodes: (codes: string[] | null) => void;
}

/** The second factors of whoever is signed in. */
export function MyFactors({ Section, codes, setCodes }: MyFactorsProps) {
  const t = useWords("factors");
  const reading = useAsk("GET /session/factors");
  return (
    <>
      {codes && <CodesShown codes={codes} close={() => setCodes(null)} />}
      <Reading of={reading} rows={3}>
        {({ authenticator, passkeys, passkeys_possible, recovery_codes_left }) => (
          <>
            <Section title={t("app.title")} lead={t("app.lead")}>
              <AuthenticatorApp app={authenticator} showCodes={setCodes} />
            </Section>
            <Section title={t("passkeys")} lead={t("passkeys.lead")}>
              <Passkeys passkeys={passkeys} possible={passkeys_possible} showCodes={setCodes} />
            </Section>
            {(authenticator || passkeys.length > 0) && (
              <Section title={t("codes")} lead={t("codes.lead")}>
                <RecoveryCodes left={recovery_codes_left} showCodes={setCodes} />
              </Section>
            )}
          </>
        )}
      </Reading>
    </>
  );
}
