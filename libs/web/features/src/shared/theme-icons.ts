import { type IconName, type ThemeChoice } from '@zeitbuch/web-ui';

/** The drawing of each appearance. */
export const THEME_ICONS: Readonly<Record<ThemeChoice, IconName>> = { system: 'device', light: 'theme', dark: 'rest' };
