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

  it('begin an area with what a city lacks, as long as it lacks something', () => {
    expect(shown('/heute', '/personen', '/rollen', '/einrichtung')).toEqual([
      ['/heute', 'nav.today', 1],
      ['/einrichtung', 'nav.administration', 3],
    ]);
  });

  it('show a page once: in its area only for who has no place of its own for it', () => {
    const agreements = DESTINATIONS.filter(({ path }) => path === '/dienstvereinbarungen');
    const people = only('/personen');
    const organisation = agreements.filter(({ roles }) => roles.includes('organisationAdministrator'));
    expect(placesOf([...people, ...organisation]).map(({ key, pages }) => [key, pages.length])).toEqual([
      ['nav.administration', 2],
    ]);
    expect(placesOf([...people, ...agreements]).map(({ key, pages }) => [key, pages.length])).toEqual([
      ['nav.people', 1],
      ['nav.agreements', 1],
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
