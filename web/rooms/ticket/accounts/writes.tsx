import type { AccountWrite } from "../../../../contract/directory-accounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Mono } from "../../../ui/text.tsx";
import css from "./accounts.module.css";
import { instantOf, isForGood } from "./instant-of.ts";

const tones: Record<NonNullable<AccountWrite["result"]>, Tone> = { written: "green", not_written: "plain", unknown: "red" };

/** One by one what is written, as it stands and as it will; with what became of it once it is asked for. */
export function Writes({ writes, going = false }: { writes: readonly AccountWrite[]; going?: boolean }) {
  const t = useWords("accounts");
  return (
    <ol className={css.writes} role="list" aria-label={t("writes")}>
      {writes.map((write, at) => (
        <li key={at} className={css.write}>
          <span className={css.what}>
            <span className={css.strong}>{whatOf(t, write)}</span>
            {write.what === "attribute" && <span className={css.small}>{write.name}</span>}
          </span>
          <span className={css.change}>{write.what === "create" ? <Lines text={write.after ?? ""} /> : <Change write={write} />}</span>
          {(write.result || going) && (
            <Badge tone={write.result ? tones[write.result] : "quiet"}>{t(`result.${write.result ?? "waiting"}`)}</Badge>
          )}
        </li>
      ))}
    </ol>
  );
}

type T = ReturnType<typeof useWords<"accounts">>;

function whatOf(t: T, { what, name, before }: AccountWrite): string {
  if (what === "attribute") return t.maybe(`attribute.${name.toLowerCase()}`, {}, name);
  if (what === "group") return t(before === null ? "write.into_group" : "write.out_of_group", { name });
  return t(`write.${what}`);
}

function Change({ write: { what, name, before, after } }: { write: AccountWrite }) {
  const t = useWords("accounts");
  if (what === "password") return <span>{t("write.unseen")}</span>;
  if (what === "group") return <Mono>{before ?? after}</Mono>;
  if (before !== null && before === after) {
    return (
      <>
        <Value name={name} text={after} /> <span className={css.small}>{t("write.again")}</span>
      </>
    );
  }
  return (
    <>
      <Value name={name} text={before} />
      <span aria-label={t("write.becomes")} role="img">
        {" → "}
      </span>
      <Value name={name} text={after} />
    </>
  );
}

/** As the directory writes it; a time also as people read it. */
function Value({ name, text }: { name: string; text: string | null }) {
  const t = useWords("accounts");
  const time = useTime();
  if (!text) return <span className={css.small}>{t("write.nothing")}</span>;
  const at = instantOf(name, text);
  const read = at ? time.moment(at) : isForGood(name, text) ? t("write.for_good") : null;
  return (
    <>
      {read && `${read} `}
      {read ? <span className={css.small}>{text}</span> : <Mono>{text}</Mono>}
    </>
  );
}

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split("\n").map((line) => (
      <span key={line} className={css.lineOf}>
        <Mono>{line}</Mono>
      </span>
    ))}
  </>
);
