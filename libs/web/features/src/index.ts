/** The pages of Zeitbuch. */
export { routes } from './routes';
export { PageTitle } from './shared/page-title';
export { keepPageScroll } from './shell/page-scroll';
export { SessionWatch } from './shell/session-watch';
export { TextLoader } from './texts';
