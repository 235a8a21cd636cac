import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import type { Option } from "../../ui/combo.tsx";
import { useWords } from "../i18n.ts";
import { useAsk } from "../queries.ts";
import { useTime } from "../time.ts";

/** Says that who was chosen is away, and offers who stands in for them. */
export function AwayBanner({ chosen, choose }: { chosen: Option | null; choose: (option: Option) => void }) {
  const t = useWords("approve");
  const time = useTime();
  const { data } = useAsk("GET /away/now");
  const away = data?.items.find(({ person }) => person.id === chosen?.value);
  if (!away) return null;
  const other = away.stand_in;
  return (
    <Banner
      tone="amber"
      announce
      title={t("away.is", { name: away.person.name, until: time.moment(away.until) })}
      action={
        other && <Button onClick={() => choose({ value: other.id, label: other.name })}>{t("away.instead", { name: other.name })}</Button>
      }
    />
  );
}
