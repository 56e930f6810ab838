import { isStrongPassword } from './password-strength';

/** What somebody who knows the person would try first. */
const OWN = ['Peggy Zeidler', 'peggy.zeidler@lindenau.example', 'Stadt Lindenau'];

describe('a new password', () => {
  it.each([
    'peggy.zeidler',
    'PeggyZeidler2026',
    'Zeidler-Peggy1',
    'P3ggy.Z31dler!',
    'Zeidler10085!',
    'Zeidler!Sommer&2026',
    'Peggy+Lindenau+Zeitbuch+1',
    'lindenau2026!!',
    'Stadt Lindenau',
    'StadtverwaltungLindenau#1',
    'zeitbuch-demo2',
    'Passwort1234!',
    'MeinPasswort#8341',
    'Willkommen_Zeidler',
    'Sommer2026!!',
    'Herbst-Winter-2026-2027',
    'Frühling2026!!',
    'Fruehling#Montag#9',
    'Montag2026!!!',
    'November_Dezember_4711',
    'January!Monday!Spring!1',
  ])('must not be made of own or everyday words: %s', async (password) => {
    expect(await isStrongPassword(password, OWN)).toBe(false);
  });

  it.each([
    'ich-liebe-dich-1',
    'Ichliebedich2026!',
    'lassmichrein2026',
    'Bitte-einloggen-1',
    'ichliebemeinemama',
    'GutenMorgen2026!!',
    'Gute Laune 2026!!',
    'FC-Bayern-München-1900',
    'Dynamo-Dresden-1953',
    'Bürgermeister#2026',
  ])('must not be one of what lists of leaked German passwords are full of: %s', async (password) => {
    expect(await isStrongPassword(password, OWN)).toBe(false);
  });

  it('must not be made of an own name in any way of writing it', async () => {
    for (const password of ['Müller-Groß 2026!', 'MuellerGross_4711', 'muller.gross.83414'])
      expect([password, await isStrongPassword(password, ['Jörg Müller-Groß'])]).toEqual([password, false]);
  });

  it.each([
    'a good long password',
    'korrekt pferd batterie heftklammer',
    'eine Brücke aus Sandstein 41',
    'drei Elbdampfer im Nebel 77',
    'drei Hunde im Sommer am Deich',
    'Mama liebt ihre alte Schreibmaschine',
    'Zeidler mag 3 grüne Kutschen',
    'xK9#mQ2$vL7@',
  ])('may be several words that have nothing to do with each other, or anything random: %s', async (password) => {
    expect(await isStrongPassword(password, OWN)).toBe(true);
  });

  it('has at least 12 and at most 128 characters', async () => {
    expect(await isStrongPassword('xK9#mQ2$vL7', OWN)).toBe(false);
    expect(await isStrongPassword('xK9#mQ2$vL7'.repeat(12), OWN)).toBe(false);
  });
});
