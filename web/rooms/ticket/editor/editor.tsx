import { IconChevronUp, IconClock, IconLock, IconMail, IconUsers } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Button } from "../../../ui/button.tsx";
import { FileButton, FileDrop } from "../../../ui/file-drop.tsx";
import { FileList } from "../../../ui/file-list.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { Muted } from "../../../ui/text.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { firstName } from "../find-ticket.ts";
import { ConflictDialog } from "../acts/conflict-dialog.tsx";
import { Others } from "../others.tsx";
import { useBeHere } from "../be-here.ts";
import { Aside } from "./aside.tsx";
import { FirstReply, useFirstReply } from "./first-reply.tsx";
import { DraftState } from "./draft-state.tsx";
import css from "./editor.module.css";
import { useReady } from "./ready/use-ready.tsx";
import { Scheduled } from "./scheduled.tsx";
import type { Way } from "./send.ts";
import { SendLater } from "./send-later.tsx";
import { useMeanwhile } from "./meanwhile.ts";
import { Shared } from "./shared.tsx";
import { Theirs } from "./theirs.tsx";
import { Tone } from "./tone.tsx";
import { useEditor, type Mode } from "./use-editor.ts";

/** Where one writes: to the requester, or a note that only technicians see. Mounted anew for each ticket. */
export function Editor({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const area = useRef<HTMLTextAreaElement>(null);
  const answers = ticket.can.reply && ticket.requester !== null;
  const { mode: wanted, setMode, shared, own, drafts, uploads, send: sendNow, giveBack, returned, refused } = useEditor(ticket, "reply");
  const mode: Mode = answers ? wanted : "note";
  const draft = drafts[mode];
  const meanwhile = useMeanwhile(ticket, drafts.reply);
  const ways = waysOf(ticket, mode);
  const name = ticket.requester ? firstName(ticket.requester.name) : "";
  const write = (in_: Mode) => {
    setMode(in_);
    // At once: what is typed behind the key is words already.
    area.current?.focus();
  };
  const turnTo = (in_: Mode) => {
    setMode(in_);
    // After the tab that was pressed has the focus.
    requestAnimationFrame(() => area.current?.focus());
  };
  const empty = !draft.text.trim();
  const files = uploads[mode];
  const held = empty || !files.ready;
  const [later, askLater] = useState(false);
  const send = (way: Way, at?: string) => {
    if (way === "note" || meanwhile.mayLeave()) void sendNow(way, meanwhile, at);
  };
  const ready = useReady({ ticket, mode, area, text: draft.text, setText: draft.setText });
  const first = useFirstReply(ticket, mode === "reply" && shared.known && shared.there === null, own, area);
  const mayShare = mode === "reply" && shared.there === null && !empty;
  const canWait = mode === "reply" && ticket.can.work;
  useKeys([
    { key: "r", label: t("reply_to", { name }), group: t("keys.group"), run: () => write("reply"), disabled: !answers },
    { key: "n", label: t("note"), group: t("keys.group"), run: () => write("note") },
    { key: "mod+Enter", label: t("send"), group: t("keys.group"), run: () => send(ways[0]), silent: true, disabled: held },
    {
      key: "alt+Enter",
      label: t("send.solve"),
      group: t("keys.group"),
      run: () => send("solve"),
      disabled: held || !ways.includes("solve"),
    },
    { key: "mod+shift+Enter", label: t("send.later"), group: t("keys.group"), run: () => askLater(true), disabled: held || !canWait },
    { key: "alt+s", label: t("shared.share"), group: t("keys.group"), run: shared.share, disabled: !mayShare },
    { key: "mod+.", label: t("ready.insert"), group: t("keys.group"), run: ready.begin },
  ]);
  const words = (way: Way) => t(way === "keep" && ways.length === 1 ? "send.plain" : `send.${way}`, { name });
  useBeHere(ticket, mode, draft.text);
  const tabs = [
    ...(answers
      ? [
          {
            value: "reply" as const,
            label: (
              <Tab
                words={t("reply_to", { name })}
                kept={wanted !== "reply" && (drafts.reply.text !== "" || uploads.reply.files.length > 0)}
              />
            ),
            icon: IconMail,
          },
        ]
      : []),
    {
      value: "note" as const,
      label: <Tab words={t("note")} kept={mode !== "note" && (drafts.note.text !== "" || uploads.note.files.length > 0)} />,
      icon: IconLock,
    },
  ];
  const form = (
    <form
      className={css.editor}
      data-mode={mode}
      data-empty={(empty && files.files.length === 0) || undefined}
      aria-label={mode === "note" ? t("note.label") : t("reply_to", { name })}
      onSubmit={(event) => {
        event.preventDefault();
        send(ways[0]);
      }}
    >
      <FileDrop onFiles={files.add}>
        <div className={css.top}>
          <Tabs look="soft" label={t("editor")} tabs={tabs} value={mode} onChange={turnTo} />
          {mode === "note" && <span className={css.only}>{t("note.only")}</span>}
        </div>
        <Others ticket={ticket} writing />
        <Aside at={`${mode}:${ticket.id}`} giveBack={(words) => giveBack(mode, words)} />
        {mode === "reply" && <Theirs replies={meanwhile.theirs} asked={meanwhile.asked} />}
        {mode === "reply" && <Shared shared={shared} own={own.text !== ""} />}
        {mode === "reply" && <Tone ticket={ticket} text={draft.text} setText={draft.setText} area={area} />}
        {first.there && <FirstReply ticket={ticket} draft={own} area={area} />}
        <div className={css.area} onKeyDown={ready.onKeyDown}>
          <TextArea
            ref={area}
            bare
            hideLabel
            label={mode === "note" ? t("note.label") : t("reply_to", { name })}
            error={refused}
            placeholder={mode === "note" ? t("note.placeholder") : t("reply.placeholder", { name })}
            minRows={2}
            maxRows={12}
            value={draft.text}
            onChange={(text) => {
              draft.setText(text);
              ready.onTyped();
            }}
            onFocus={first.begin}
            onBlur={draft.flush}
            {...ready.wiring}
          />
          {ready.list}
          <FileList files={files.files} onRemove={files.remove} onRetry={files.retry} />
        </div>
        <div className={css.end}>
          <span className={css.beside}>
            <FileButton onFiles={files.add} />
            {files.ready ? <DraftState state={draft.state} /> : <Muted>{ui(files.failed ? "files.one_failed" : "files.under_way")}</Muted>}
          </span>
          <span className={css.send}>
            <Button type="submit" kind="primary" hint="mod+Enter" disabled={held}>
              {words(ways[0])}
            </Button>
            {(ways.length > 1 || canWait || mode === "reply") && (
              <Menu
                side="top"
                align="end"
                groups={[
                  {
                    items: ways.slice(1).map((way) => ({
                      label: words(way),
                      ...(way === "solve" && { hint: "alt+Enter" }),
                      run: () => send(way),
                      disabled: held,
                    })),
                  },
                  ...(mode === "reply" && shared.there === null
                    ? [
                        {
                          items: [{ label: t("shared.share"), icon: IconUsers, hint: "alt+s", run: shared.share, disabled: !mayShare }],
                        },
                      ]
                    : []),
                  ...(canWait
                    ? [
                        {
                          items: [
                            { label: t("send.later"), icon: IconClock, hint: "mod+shift+Enter", run: () => askLater(true), disabled: held },
                          ],
                        },
                      ]
                    : []),
                ]}
              >
                <IconButton label={t("send.more")} icon={IconChevronUp} />
              </Menu>
            )}
          </span>
        </div>
      </FileDrop>
    </form>
  );
  return (
    <>
      <Scheduled ticket={ticket} giveBack={returned} />
      {form}
      <ConflictDialog conflict={shared.conflict} />
      <SendLater open={later} onClose={() => askLater(false)} onChosen={(at) => send(ways[0], at)} />
    </>
  );
}

/** Its room, for the moment before it is there: the story does not jump. */
export const EditorPlace = () => <div className={css.place} />;

/** A text that waits behind the other tab has a dot, and says so. */
function Tab({ words, kept }: { words: string; kept: boolean }) {
  const t = useWords("ticket");
  return (
    <>
      {words}
      {kept && <span className={css.kept} role="img" aria-label={t("draft.kept")} />}
    </>
  );
}

/** How a message may leave, the usual way first. */
function waysOf(ticket: Ticket, mode: Mode): [Way, ...Way[]] {
  if (mode === "note") return ["note"];
  return ticket.can.resolve ? ["wait", "keep", "solve"] : ["keep"];
}
