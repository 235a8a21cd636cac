import { IconEye } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useAsk } from "../../platform/queries.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Heading } from "../../ui/text.tsx";
import { useCall } from "./call-context.ts";
import css from "./call.module.css";
import { Pick } from "./pick.tsx";
import { SolvedDrawer } from "./solved-drawer.tsx";
import { useRested } from "./suggestion.ts";
import { shorten } from "./wording.ts";

export type Solved = Answer<"GET /search">["tickets"][number];
const most = 4;
/** More are read than shown: what was solved the same way is one thing to know. */
const read = 25;

/** Tickets like this one that were solved, while the words are typed. */
function useSolvedBefore(): { solutions: Solved[]; asked: boolean } {
  const { words, ticket, own } = useCall();
  const q = useRested((own ? words.subject : (ticket?.subject ?? "")).trim(), 150);
  const { data } = useAsk("GET /search", {
    query: { q, kind: "tickets", solved: "true", limit: read },
    enabled: q.length > 2,
    keepPrevious: true,
  });
  const others = q.length > 2 ? (data?.tickets ?? []).filter((each) => each.resolution && each.ticket.id !== ticket?.id) : [];
  const solutions = [...Map.groupBy(others, (each) => each.resolution).values()].flatMap(([best]) => best ?? []).slice(0, most);
  return { solutions, asked: q.length > 2 && data !== undefined };
}

/** How it was solved before. A key takes the solution over; the eye opens the ticket beside the call. */
export function SolvedBefore({ keys }: { keys: string[] }) {
  const t = useWords("call");
  const { going, solution } = useCall();
  const { solutions, asked } = useSolvedBefore();
  const [open, setOpen] = useState<Solved | null>(null);
  const take = (solved: Solved) => {
    if (!going || !solved.resolution) return;
    solution.setText(solution.text === solved.resolution ? "" : solved.resolution);
  };
  useKeys(
    solutions.slice(0, keys.length).map((solved, index) => ({
      key: keys[index] ?? "",
      label: t("solved.take", { subject: solved.ticket.subject }),
      group: t("keys.group"),
      run: () => take(solved),
      disabled: !going,
    })),
  );
  return (
    <div className={css.group}>
      <Heading level={2}>{t("solved.title")}</Heading>
      {solutions.length === 0 && <p className={css.quiet}>{asked ? t("solved.nothing") : t("solved.waiting")}</p>}
      {solutions.map((solved, index) => {
        const taken = solution.text !== "" && solution.text === solved.resolution;
        return (
          <Pick
            key={solved.ticket.id}
            title={solved.ticket.subject}
            detail={taken ? t("solved.taken") : <Told solved={solved} />}
            does={t("solved.take_of")}
            hint={keys[index]}
            taken={taken}
            disabled={!going}
            onPick={() => take(solved)}
            after={
              <IconButton small label={t("solved.look", { number: solved.ticket.number })} icon={IconEye} onClick={() => setOpen(solved)} />
            }
          />
        );
      })}
      <SolvedDrawer
        solved={open}
        onClose={() => setOpen(null)}
        onTake={
          going
            ? (solved) => {
                take(solved);
                setOpen(null);
              }
            : undefined
        }
      />
    </div>
  );
}

/** "Kari: reset the broker, restart Outlook" */
function Told({ solved: { ticket, resolution } }: { solved: Solved }) {
  const who = ticket.audience === "technician" ? ticket.assignee?.name.split(" ")[0] : ticket.with;
  const line = shorten(resolution ?? "");
  return <>{who ? `${who}: ${line}` : line}</>;
}
