import type { HeldChange } from "../../../contract/desk-accounts.ts";
import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";

/** What was proved and waits: it can still be stopped. */
export function HeldChanges({ person }: { person: Person }) {
  const { data } = useAsk("GET /people/{id}/change-needs", { params: { id: person.id } });
  return data?.held.map((held) => <Held key={held.id} held={held} personId={person.id} />);
}

function Held({ held, personId }: { held: HeldChange; personId: string }) {
  const t = useWords("guard");
  const time = useTime();
  const drop = useTell("DELETE /held-changes/{id}", {
    done: () => {
      void forget("GET /people/{id}/change-needs", { params: { id: personId } });
      toast.told(t("held.dropped"));
    },
  });
  const what = held.kind === "factors" ? t("held.factors") : held.fields.map((field) => t(`held.${field}`)).join(", ");
  return (
    <Banner
      tone="amber"
      title={t("held.title", { what, when: time.moment(held.not_before) })}
      action={
        <Button size="small" busy={drop.isPending} onClick={() => drop.mutate({ params: { id: held.id } })}>
          {t("held.drop")}
        </Button>
      }
    >
      {t("held.by", { name: held.asked_by.name, number: String(held.ticket_number) })}
    </Banner>
  );
}
