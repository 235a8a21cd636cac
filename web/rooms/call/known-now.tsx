import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Heading } from "../../ui/text.tsx";
import { useCall, type Call } from "./call-context.ts";
import css from "./call.module.css";
import { Pick } from "./pick.tsx";
import { markSame, tagOf, type Issue } from "./same-issue.ts";
import { midSentence } from "./wording.ts";

const keyed = 3;
/** Alt 1, 2 and 3 are the questions; what is known begins after them. */
const firstKey = 4;

export const useKnownNow = (): Issue[] => useAsk("GET /announcements").data?.items ?? [];
/** The first few have keys. */
const keyOf = (index: number): string | undefined => (index < keyed ? `alt+${firstKey + index}` : undefined);
export const keyAfter = (issues: readonly Issue[]): number => firstKey + Math.min(issues.length, keyed);

/** A ticket from before keeps its description: only the tag is set. */
function mark(call: Call, issue: Issue): void {
  const { description, tags } = markSame(call.words, issue);
  call.change(call.own ? { description, tags } : { tags }, 0);
}

/** Systemic issues that are open now, each with a key that says "the same". */
export function KnownNow({ issues }: { issues: Issue[] }) {
  const t = useWords("call");
  const time = useTime();
  const call = useCall();
  useKeys(
    issues.map((issue, index) => ({
      key: keyOf(index),
      label: t("known.same", { issue: issue.announcement }),
      group: t("keys.group"),
      run: () => mark(call, issue),
      disabled: !call.going || !call.ticket,
    })),
  );
  return (
    <div className={css.group}>
      <Heading level={2}>{t("known.title")}</Heading>
      {issues.length === 0 && <p className={css.quiet}>{t("known.nothing")}</p>}
      {issues.map((issue, index) => {
        const same = call.words.tags.includes(tagOf(issue));
        return (
          <Pick
            key={issue.id}
            tone="amber"
            title={issue.announcement}
            detail={same ? t("known.marked") : t("known.since", { when: midSentence(time.moment(issue.since)), n: issue.reports })}
            does={t("known.same_as")}
            hint={keyOf(index)}
            taken={same}
            disabled={!call.going || !call.ticket}
            onPick={() => mark(call, issue)}
          />
        );
      })}
    </div>
  );
}
