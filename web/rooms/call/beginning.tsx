import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { beginAgain, beginContact, giveUpBeginning, useBeginning, type Beginning } from "../../platform/begin-contact.ts";
import { useWords } from "../../platform/i18n.ts";
import { useBack, useGo } from "../../platform/place.tsx";
import { paths } from "../../platform/paths.ts";
import { catchKeys, release } from "../../platform/typed-ahead.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Timer } from "../../ui/timer.tsx";
import bar from "./call-bar.module.css";
import css from "./call.module.css";
import { forgetEarly, keepEarly } from "./early.ts";
import type { Choice } from "./choices.ts";
import { mayPass } from "./saver.ts";
import { WhoField } from "./who-field.tsx";

/** A desk that cannot be reached is asked again by itself. */
const retry = 4000;

/** The contact is on its way to the server: the clock runs and the first question can be answered already. */
export function BeginningPage() {
  const beginning = useBeginning();
  // Begun or given up, the field stays until the next screen is there: a key pressed in between has its place.
  const latest = useRef(beginning);
  latest.current = beginning ?? latest.current;
  return latest.current ? <Begins beginning={latest.current} /> : <NoCall />;
}

function Begins({ beginning }: { beginning: Beginning }) {
  const t = useWords("call");
  const go = useGo();
  const back = useBack(paths.desk());
  const [words, setWords] = useState("");
  const [choice, setChoice] = useState<Choice | null>(null);
  const type = (next: string, chosen: Choice | null = null) => {
    if (!chosen) release();
    setWords(next);
    setChoice(chosen);
    keepEarly({ words: next, choice: chosen });
  };
  useLayoutEffect(() => {
    const typed = release();
    if (typed) type(typed);
    else forgetEarly();
    // Once: the field is there from now on.
  }, []);
  const { given, at, refusal } = beginning;
  useEffect(() => {
    if (!refusal || !mayPass(refusal)) return;
    const timer = setTimeout(() => beginAgain(go), retry);
    return () => clearTimeout(timer);
  }, [refusal, go]);
  return (
    <div className={css.screen}>
      <header className={bar.bar}>
        <span className={bar.clock}>
          <ContactGlyph channel={given.channel ?? "phone"} size={20} />
          <Timer size="large" from={new Date(at).toISOString()} />
        </span>
        <div className={bar.who}>
          <h1 className={bar.name}>{t("bar.unknown", { channel: given.channel ?? "phone" })}</h1>
          <p className={bar.detail}>{refusal ? t("begin.not_yet") : t("begin.opening")}</p>
        </div>
      </header>
      <div className={css.columns}>
        <section aria-labelledby="who-title" className={css.column} data-column="who">
          <h2 id="who-title" className={css.question}>
            {t("who.title")}
          </h2>
          <WhoField
            words={choice ? null : words}
            onWords={(next) => type(next ?? "")}
            name={choice?.kind === "person" ? choice.person.name : null}
            onChoose={(chosen, typed, typedOn) => {
              type(typed, chosen);
              // Who it is, is said; what is typed now answers the next question.
              catchKeys(typedOn);
            }}
            onHurry={(hurried) => keepEarly({ words: hurried, choice: null, hurried: true })}
            autoFocus
          />
          {refusal && (
            <Banner tone="red" announce title={t("begin.failed")}>
              <Stack gap={2}>
                {refusal.message}
                <Row wrap>
                  <Button size="small" onClick={() => beginAgain(go)}>
                    {t("saved.again")}
                  </Button>
                  <Button
                    size="small"
                    onClick={() => {
                      forgetEarly();
                      giveUpBeginning();
                      back();
                    }}
                  >
                    {t("begin.give_up")}
                  </Button>
                </Row>
              </Stack>
            </Banner>
          )}
        </section>
        <section aria-hidden className={css.column} data-column="what">
          <p className={css.question}>{t("what.title")}</p>
        </section>
        <section aria-hidden className={css.column} data-column="known" />
      </div>
    </div>
  );
}

/** No call is going on here. */
export function NoCall() {
  const t = useWords("call");
  const go = useGo();
  return (
    <EmptyState
      title={t("no_call.title")}
      action={
        <>
          <Button kind="primary" hint="c" onClick={() => beginContact(go)}>
            {t("begin.phone")}
          </Button>
          <Button hint="shift+c" onClick={() => beginContact(go, { channel: "walk_in" })}>
            {t("begin.walk_in")}
          </Button>
          <Button onClick={() => beginContact(go, { direction: "outbound" })}>{t("begin.outbound")}</Button>
        </>
      }
    >
      {t("no_call.how")}
    </EmptyState>
  );
}
