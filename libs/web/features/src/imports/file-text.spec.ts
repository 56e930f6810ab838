import { TextDecoder as NodeTextDecoder } from 'node:util';
import { templateHref, textOf } from './file-text';

// The decoder of the test's browser knows UTF-8 only; Node's knows what real browsers know.
beforeAll(() => Object.assign(globalThis, { TextDecoder: NodeTextDecoder }));

const bytes = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

describe('the text of a file', () => {
  it('is read as UTF-8, without its byte order mark', () => {
    expect(textOf(bytes(Buffer.from('\uFEFFNachname\nMüller')))).toEqual({
      text: 'Nachname\nMüller',
      isConverted: false,
    });
  });

  it('is read as Windows-1252 where it is no UTF-8, and that is said', () => {
    expect(textOf(bytes(Buffer.from('M\xfcller \x80', 'latin1')))).toEqual({ text: 'Müller €', isConverted: true });
  });
});

it('a template holds the headers as a spreadsheet opens them', () => {
  expect(decodeURIComponent(templateHref(['Personalnummer', 'Gültig ab']).split(',')[1])).toBe(
    '\uFEFFPersonalnummer;Gültig ab\r\n',
  );
});
