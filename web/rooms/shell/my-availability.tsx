import { IconUserShare } from "@tabler/icons-react";
import type { ChosenAvailability, MyAvailability as Mine } from "../../../contract/availability.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { forget, keep, useAsk, useTell } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { AvailabilityMark } from "../../ui/availability-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./my-availability.module.css";

const choices: readonly { chosen: ChosenAvailability; key: string }[] = [
  { chosen: "available", key: "alt+shift+a" },
  { chosen: "busy", key: "alt+shift+b" },
  { chosen: "away", key: "alt+shift+w" },
];

/** Whether I can take work: one click or key says so, and what is kept of it stands in the same place. */
export function MyAvailability() {
  const t = useWords("shell");
  const ui = useWords("ui");
  const { data } = useAsk("GET /availability", { staleTime: 60_000 });
  const tell = useTell("PUT /availability", {
    done: (after) => {
      keep("GET /availability", {}, after);
      void forget("GET /availability/now");
    },
  });
  const me = useMe();
  const route = useTell("POST /people/{id}/routings", { done: ({ tickets }) => toast.told(t("availability.offered_on", { n: tickets })) });
  const offerOn = () => route.mutate({ params: { id: me.id } });
  const say = (state: ChosenAvailability) => tell.mutate({ body: { state } });
  useKeys([
    ...choices.map(({ chosen, key }) => ({
      key,
      label: t(`availability.say.${chosen}`),
      group: t("availability.group"),
      run: () => say(chosen),
      everywhere: true,
    })),
    { label: t("availability.offer_on"), group: t("availability.group"), run: offerOn },
  ]);
  if (!data) return null;
  const asks = data.because === "not_confirmed" || data.because === "nothing_said";
  const word = ui(`availability.${data.state}`);
  return (
    <div className={css.mine}>
      {asks && (
        <Button size="small" busy={tell.isPending} onClick={() => say("available")}>
          {t("availability.here")}
        </Button>
      )}
      <Menu
        align="end"
        header={<Why mine={data} />}
        groups={[
          {
            items: choices.map(({ chosen }) => ({
              label: ui(`availability.${chosen}`),
              checked: data.kept?.chosen === chosen && !asks,
              run: () => say(chosen),
            })),
          },
          { items: [{ label: t("availability.offer_on"), icon: IconUserShare, run: offerOn }] },
        ]}
      >
        <button
          type="button"
          className={css.state}
          aria-label={t("availability.mine", { state: word })}
          title={word}
          // Work confirms it without a word.
          onFocus={() => void forget("GET /availability")}
        >
          <AvailabilityMark state={data.state} />
          <span className={css.word}>{word}</span>
        </button>
      </Menu>
    </div>
  );
}

/** Why the desk believes so, and all that it keeps: nobody has to guess what is known about them. */
function Why({ mine: { because, until, kept } }: { mine: Mine }) {
  const t = useWords("shell");
  const time = useTime();
  return (
    <div className={css.why}>
      <p>{t(`availability.because.${because}`, { until: until ? time.moment(until) : "" })}</p>
      <p className={css.kept}>
        {kept
          ? t("availability.kept", { said: time.moment(kept.chosen_at), confirmed: time.moment(kept.confirmed_at) })
          : t("availability.kept_nothing")}
      </p>
    </div>
  );
}
