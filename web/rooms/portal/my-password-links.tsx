import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

/** A password of mine that the help desk reset: I choose the new one, once I have proved anew who I am. Nothing stands here when there is none. */
export function MyPasswordLinks() {
  const { data } = useAsk("GET /session/password-links", { refetchInterval: 15_000 });
  return data?.items.map((one) => <One key={one.id} one={one} />) ?? null;
}

function One({ one }: { one: { id: string; account: string; directory: string; good_until: string } }) {
  const t = useWords("accounts");
  const time = useTime();
  const open = useTell("POST /session/password-links/{id}/tokens", {
    // A page of its own, that knows nothing of who is signed in.
    done: ({ token }) => location.assign(paths.setPassword(token)),
  });
  return (
    <Banner
      tone="amber"
      title={t("own.title")}
      action={
        <Button kind="primary" busy={open.isPending} onClick={() => open.mutate({ params: { id: one.id } })}>
          {t("own.open")}
        </Button>
      }
    >
      {t("own.lead", { account: one.account, directory: one.directory, at: time.moment(one.good_until) })}
    </Banner>
  );
}
