import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where the desk's own server listens while `vite dev` serves the screens. */
const server = process.env["FIRSTLINE_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server puts another one here with every answer; only what carries it runs.
  html: { cspNonce: "{{nonce}}" },
  build: {
    outDir: "dist",
    assetsDir: "assets",
    emptyOutDir: true,
    target: ["chrome123", "edge123", "firefox128", "safari17.5"],
    // The content security policy lets no font or script come from a data: address.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // The desk; what stands at its counters; the chat, which other sites show in a frame and which takes nothing of the desk along; and the one script that they name.
      input: ["index.html", "chat.html", "counter.html", "chat/loader.ts"].map((name) => `${import.meta.dirname}/${name}`),
      output: { entryFileNames: ({ name }) => (name === "loader" ? "chat.js" : "assets/[name]-[hash].js") },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": { target: server }, "/healthz": { target: server } } },
});
