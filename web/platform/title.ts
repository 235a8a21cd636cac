import { useEffect } from "react";

const product = "Firstline";

/** Names the page in the browser's tab, its history and to screen readers: "Outlook asks for password · Firstline". */
export function useTitle(title: string | null | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title]);
}
