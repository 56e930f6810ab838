import { DESTINATIONS, placesOf } from './destinations';

const only = (...paths: string[]) => DESTINATIONS.filter(({ path }) => paths.includes(path));
const shown = (...paths: string[]) => placesOf(only(...paths)).map(({ path, key, pages }) => [path, key, pages.length]);

describe('the places of the navigation', () => {
  it('are pages, and one place for all pages of the administration', () => {
    expect(shown('/heute', '/personen', '/rollen', '/einfuhr')).toEqual([
      ['/heute', 'nav.today', 1],
      ['/personen', 'nav.administration', 3],
    ]);
  });

  it('are the page itself where somebody sees a single one of an area', () => {
    expect(shown('/heute', '/einfuhr', '/abschluss')).toEqual([
      ['/heute', 'nav.today', 1],
      ['/abschluss', 'nav.closing', 1],
      ['/einfuhr', 'nav.imports', 1],
    ]);
  });
});
