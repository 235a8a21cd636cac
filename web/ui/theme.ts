import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const teal: MantineColorsTuple = [
  "#e4f1ee",
  "#cbe5e0",
  "#9fd0c8",
  "#6fb9ae",
  "#4fb8aa",
  "#2b8a7f",
  "#0d6a61",
  "#0a574f",
  "#08463f",
  "#053430",
];

/** Mantine speaks our tokens: its own colours are never seen. */
export const theme = createTheme({
  colors: { teal },
  primaryColor: "teal",
  primaryShade: { light: 6, dark: 4 },
  fontFamily: "var(--face)",
  fontFamilyMonospace: "var(--face-mono)",
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "19px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "26px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "4px", sm: "6px", md: "6px", lg: "6px", xl: "6px" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontSmoothing: true,
});

const variables = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--muted)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-color-error": "var(--red)",
  "--mantine-color-disabled": "var(--hover)",
  "--mantine-color-disabled-color": "var(--faint)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-strong)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
  "--mantine-primary-color-light": "var(--soft)",
  "--mantine-primary-color-light-color": "var(--accent)",
  "--mantine-shadow-md": "var(--float)",
  "--mantine-shadow-xl": "var(--float)",
};

export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });
