import type { SeenCertificate } from "../../../../contract/mail-fault.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Mono } from "../../../ui/text.tsx";
import css from "./mailbox.module.css";

/** A day stays that day in every time zone. */
const noon = (day: string) => new Date(`${day}T12:00`);

function CertificateFacts({ certificate: { names, issuer, from, to, fingerprint } }: { certificate: SeenCertificate }) {
  const t = useWords("mailbox");
  return (
    <Facts
      facts={[
        { name: t("certificate.names"), value: names },
        { name: t("certificate.issuer"), value: issuer },
        { name: t("certificate.good"), value: t("certificate.from_to", { from: noon(from), to: noon(to) }) },
        { name: t("certificate.fingerprint"), value: <Mono>{fingerprint}</Mono> },
      ]}
    />
  );
}

interface OfferProps {
  certificate: SeenCertificate;
  busy?: boolean;
  onTrust: (certificate: SeenCertificate) => void;
}

/** The certificate that a server showed and nobody known stands for, with what there is to compare before it is trusted. */
export function OfferedCertificate({ certificate, busy, onTrust }: OfferProps) {
  const t = useWords("mailbox");
  return (
    <div className={css.certificate}>
      <CertificateFacts certificate={certificate} />
      <p className={css.compare}>{t("certificate.compare")}</p>
      <div>
        <Button size="small" busy={busy} onClick={() => onTrust(certificate)}>
          {t("certificate.trust")}
        </Button>
      </div>
    </div>
  );
}

/** The certificate that is trusted for a server besides those that everybody trusts. */
export function TrustedCertificate({ certificate, onForget }: { certificate: SeenCertificate; onForget: () => void }) {
  const t = useWords("mailbox");
  return (
    <div className={css.certificate}>
      <p className={css.trusted}>{t("certificate.trusted")}</p>
      <CertificateFacts certificate={certificate} />
      <div>
        <Button size="small" kind="quiet" onClick={onForget}>
          {t("certificate.forget")}
        </Button>
      </div>
    </div>
  );
}
