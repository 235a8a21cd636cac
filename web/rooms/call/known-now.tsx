import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Heading } from "../../ui/text.tsx";
import { useCall, type Call } from "./call-context.ts";
import css from "./call.module.css";
import { Pick } from "./pick.tsx";
import type { TicketWords } from "./savers.ts";

interface Issue {
  id: string;
  announcement: string;
  since: string;
  reports: number;
}
const most = 3;
/** Alt 1, 2 and 3 are the questions; what is known begins after them. */
export const firstKey = 4;

export const useKnownNow = (): Issue[] => useAsk("GET /announcements").data?.items.slice(0, most) ?? [];

/** A tag that finds every ticket of one known issue. */
export const tagOf = (issue: Pick<Issue, "id">): string => `known-issue-${issue.id.slice(-6)}`;

/** Marks the call as the same issue, or takes the mark back: a tag, and the issue's line in the description. Pure. */
export function markSame(words: Pick<TicketWords, "description" | "tags">, issue: Issue): Pick<TicketWords, "description" | "tags"> {
  const { description, tags } = words;
  const [tag, line] = [tagOf(issue), issue.announcement];
  if (tags.includes(tag)) return { tags: tags.filter((other) => other !== tag), description: description.split("\n").filter((other) => other !== line).join("\n").trim() };
  return { tags: [...tags, tag], description: [description.trim(), line].filter(Boolean).join("\n") };
}

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
      key: `alt+${firstKey + index}`,
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
            detail={same ? t("known.marked") : t("known.since", { when: time.moment(issue.since), n: issue.reports })}
            label={t("known.same", { issue: issue.announcement })}
            hint={`alt+${firstKey + index}`}
            taken={same}
            disabled={!call.going || !call.ticket}
            onPick={() => mark(call, issue)}
          />
        );
      })}
    </div>
  );
}
