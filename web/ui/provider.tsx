import "@mantine/core/styles/baseline.layer.css";
import "@mantine/core/styles/default-css-variables.layer.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./tokens.css";
import "./base.css";
import { localStorageColorSchemeManager, MantineProvider, useMantineColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { resolveVariables, theme } from "./theme.ts";
import { styleNonce } from "../platform/style-nonce.ts";
import { Toasts } from "./toast.tsx";

const remembered = localStorageColorSchemeManager({ key: "firstline.theme" });

/** Around the whole application, once. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={remembered}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      {children}
      <Toasts />
    </MantineProvider>
  );
}

export type ThemeChoice = "auto" | "light" | "dark";

/** Light, dark, or as the system has it; remembered on this device. */
export function useTheme(): { choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { choice: colorScheme, choose: setColorScheme };
}
