import { useEffect } from "react";

const product = "Firstline";
/** Where the frame says the title of a new page aloud, as a browser does when it loads one. */
export const titleSpeaker = "page-title";

/** Names the page in the browser's tab, its history and to screen readers: "Outlook asks for password · Firstline". */
export function useTitle(title: string | null | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
    const speaker = document.getElementById(titleSpeaker);
    if (speaker) speaker.textContent = title ?? "";
  }, [title]);
}
