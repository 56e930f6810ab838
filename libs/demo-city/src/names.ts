import { type Random } from './random';

/** Names as one meets them on the corridors of a Saxon town hall: old and young, from here and from elsewhere. */
const GIVEN_NAMES = `Andreas Anja Anna Annett Antje Axel Ayşe Beate Benjamin Bernd Birgit Björn Carola Cem Christian
Christiane Clara Claudia Cornelia Daniel David Dennis Diana Dirk Doreen Elena Elif Emil Emma Enrico Erik Falk Fatima Felix
Frank Franziska Gabriele Gerd Grit Gudrun Hanna Hannes Heike Heiko Henrik Holger Ines Ingo Isabel Ivana Jakob Jan Jana Jens
Jonas Jörg Josephine Julia Jürgen Kai Karin Karsten Katja Katrin Kerstin Kevin Lars Laura Lea Lena Leon Lina Linh Luisa Lukas
Maik Mandy Manuela Marco Maria Marie Mario Markus Martin Martina Matthias Max Mehmet Melanie Michael Minh Mirko Monika Murat
Nadine Natalia Nele Nicole Nina Niklas Noah Olga Olaf Oliver Oskar Patrick Paul Paula Peggy Peter Petra Philipp Ralf Ramona
Rico Robert Ronny Roswitha Sabine Sandra Sarah Sebastian Silke Simone Sophie Stefan Steffi Susanne Sven Tamara Thomas Thuy
Tim Tina Tobias Tom Torsten Ulrike Uta Uwe Vanessa Veronika Viktor Wiebke Wolfgang Yvonne Zeynep`.split(/\s+/);

const FAMILY_NAMES =
  `Albrecht Arnold Bauer Baumann Becker Berger Bergmann Böhm Böhme Brandt Braun Busch Çelik Demir Dietrich
Dietze Döring Ebert Eichler Engel Ernst Fiedler Fischer Förster Frank Franke Friedrich Fritsche Fröhlich Fuchs Geißler Gerlach
Graf Grimm Groß Günther Haase Hahn Hartmann Heinrich Heinze Held Hempel Herrmann Herzog Hoffmann Hofmann Horn Huber Hübner
Jahn Jäger Jahnke Jung Kaiser Kaya Keller Kirchner Kirsch Klein Klose Koch Köhler König Kowalski Krämer Kraus Krause Kretzschmar
Krüger Kühn Kuhn Kunze Kurz Lange Lehmann Lindner Lorenz Löwe Ludwig Maier Martin Marx Mehnert Meißner Mende Menzel Meyer
Mihailov Möbius Möller Müller Naumann Neubert Neumann Nguyen Nitzsche Noack Novák Nowak Opitz Oswald Otto Öztürk Paul Peters
Petrenko Petzold Pfeiffer Pham Pietsch Pohl Popescu Preuß Rau Reichel Reichert Reinhardt Richter Riedel Ritter Rosenberg Roth
Rothe Rudolph Sander Sauer Schäfer Scheffler Schilling Schindler Schmidt Schneider Scholz Schönherr Schramm Schreiber Schröder
Schubert Schulz Schulze Schumann Schuster Schwarz Seidel Seifert Simon Sommer Sorokin Stein Steiner Stephan Thiele Thomas
Tran Uhlig Ullrich Vogel Vogt Voigt Wagner Walther Weber Weigel Weiß Wenzel Werner Wiesner Winkler Winter Wolf Wolff Wunderlich
Yıldız Zeidler Ziegler Zimmermann`.split(/\s+/);

const LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' };

/** Hands out names; an e-mail address belongs to one person only. */
export class NameBook {
  readonly #taken = new Set<string>();

  constructor(private readonly random: Random) {}

  /** Keeps an address for somebody whose name is already known. */
  reserve(email: string): void {
    this.#taken.add(email);
  }

  next(): { givenName: string; familyName: string; email: string } {
    const givenName = this.random.pick(GIVEN_NAMES);
    const familyName = this.random.pick(FAMILY_NAMES);
    return { givenName, familyName, email: this.#address(givenName, familyName) };
  }

  /** `vorname.nachname@…`, numbered from the second bearer of the name on. */
  #address(givenName: string, familyName: string): string {
    const stem = `${plain(givenName)}.${plain(familyName)}`;
    for (let n = 1; ; n += 1) {
      const address = `${stem}${n === 1 ? '' : n}@lindenau.example`;
      if (this.#taken.has(address)) continue;
      this.#taken.add(address);
      return address;
    }
  }
}

/** Letters of an address: umlauts as two letters, other accents dropped. */
function plain(name: string): string {
  return name
    .toLocaleLowerCase('de')
    .replace(/[äöüßı]/g, (letter) => LETTERS[letter])
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
