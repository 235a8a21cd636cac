// The one script that a page names: <script src="https://desk/chat.js" data-widget="site" async></script>. It shows a button and opens the chat in
// a frame of the desk's own origin; it reads nothing of the page and tells it nothing. No class, style sheet or global name of its own.
(() => {
  const words = {
    en: { open: "Chat with us", close: "Close the chat", frame: "Chat", unread: (count: number) => `${count} new` },
    nb: { open: "Chat med oss", close: "Lukk chatten", frame: "Chat", unread: (count: number) => `${count} nye` },
  };

  function start(script: HTMLScriptElement): void {
    const desk = new URL(script.src);
    const widget = script.dataset["widget"] ?? "";
    const language = (script.dataset["language"] ?? document.documentElement.lang).toLowerCase();
    const tongue = /^(nb|no|nn)\b/.test(language) ? "nb" : "en";
    const say = words[tongue];
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const narrow = matchMedia("(max-width: 480px)");

    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    let frame: HTMLIFrameElement | null = null;
    let isOpen = false;
    let unread = 0;

    const style = (element: HTMLElement, rules: Partial<CSSStyleDeclaration>) => void Object.assign(element.style, rules);
    const draw = (): void => {
      button.textContent = isOpen ? say.close : unread > 0 ? `${say.open} · ${say.unread(unread)}` : say.open;
      button.setAttribute("aria-expanded", String(isOpen));
      style(button, {
        position: "fixed",
        right: "16px",
        bottom: "16px",
        zIndex: "2147483000",
        padding: "12px 18px",
        border: "0",
        borderRadius: "24px",
        font: "500 15px/20px system-ui, sans-serif",
        cursor: "pointer",
        color: dark.matches ? "#06201d" : "#ffffff",
        background: dark.matches ? "#4fb8aa" : "#0d6a61",
        boxShadow: "0 2px 12px rgb(0 0 0 / 25%)",
        display: isOpen && narrow.matches ? "none" : "block",
      });
      if (!frame) return;
      const full = narrow.matches;
      style(frame, {
        position: "fixed",
        zIndex: "2147483000",
        right: full ? "0" : "16px",
        bottom: full ? "0" : "72px",
        width: full ? "100vw" : "380px",
        height: full ? "100dvh" : "min(600px, calc(100dvh - 96px))",
        border: "0",
        borderRadius: full ? "0" : "12px",
        boxShadow: "0 8px 32px rgb(0 0 0 / 30%)",
        display: isOpen ? "block" : "none",
        colorScheme: "normal",
      });
    };
    const post = (message: Record<string, unknown>) => frame?.contentWindow?.postMessage({ firstline: "chat", ...message }, desk.origin);
    const show = (wanted: boolean): void => {
      isOpen = wanted;
      if (wanted && !frame) {
        frame = document.createElement("iframe");
        frame.title = say.frame;
        frame.src = `${desk.origin}/chat/${encodeURIComponent(widget)}?language=${tongue}`;
        button.after(frame);
      }
      if (wanted) unread = 0;
      draw();
      post({ visible: wanted });
      if (wanted) frame?.focus();
      else button.focus();
    };

    button.addEventListener("click", () => show(!isOpen));
    // Only what the frame itself says, and only from the desk.
    addEventListener("message", ({ origin, source, data }: MessageEvent<Record<string, unknown> | null>) => {
      if (origin !== desk.origin || source !== frame?.contentWindow || data?.["firstline"] !== "chat") return;
      if (data["ready"]) post({ visible: isOpen, page: location.origin + location.pathname });
      if (data["close"]) show(false);
      if (typeof data["unread"] === "number" && !isOpen) unread = data["unread"];
      draw();
    });
    dark.addEventListener("change", draw);
    narrow.addEventListener("change", draw);
    draw();
    const place = () => document.body.append(button);
    if (document.body) place();
    else addEventListener("DOMContentLoaded", place);
  }

  if (document.currentScript instanceof HTMLScriptElement) start(document.currentScript);
})();
