import { inMyLanguage, useWords } from "../i18n.ts";
import { paths } from "../paths.ts";
import { useAsk } from "../queries.ts";
import { useMay } from "../session.tsx";
import { Card } from "../../ui/card.tsx";

/** What somebody has, of what is still used; undefined while it is read, and for those who may not look. */
export function useHeldAssets(personId: string | null) {
  const may = useMay();
  const { data } = useAsk("GET /assets", {
    query: { person: personId ?? "", limit: 50 },
    enabled: personId !== null && may("assets:read"),
    staleTime: 60_000,
  });
  return data;
}

/** Each as a card that leads to its page. */
export function HeldAssets({ personId }: { personId: string }) {
  const t = useWords("ui");
  const items = useHeldAssets(personId)?.items ?? [];
  return items.map(({ id, tag, name, kind, state }) => (
    <Card
      key={id}
      to={paths.asset(id)}
      title={name}
      detail={[tag, inMyLanguage(kind.name), state === "lost" && t("asset.lost")].filter(Boolean).join(" · ")}
    />
  ));
}
