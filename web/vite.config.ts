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
  },
  worker: { format: "es" },
  server: { proxy: { "/api": { target: server }, "/healthz": { target: server } } },
});
