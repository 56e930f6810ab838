import { TestBed } from '@angular/core/testing';
import { Announcer } from './announcer';

const pause = () => new Promise((resolve) => setTimeout(resolve, 80));

describe('what was done', () => {
  beforeEach(() => {
    document.body.innerHTML = '<main><h1 tabindex="-1">Mein Monat</h1><button>Abgeben</button><input></main>';
  });

  it('leaves the keyboard at the heading of the page where it took its button away', async () => {
    const button = document.querySelector('button');
    button?.focus();
    button?.remove();
    TestBed.inject(Announcer).announce('Abgegeben.');
    await pause();
    expect(document.activeElement?.tagName).toBe('H1');
    expect(TestBed.inject(Announcer).polite()).toBe('Abgegeben.');
  });

  it('moves nobody who is somewhere', async () => {
    document.querySelector('input')?.focus();
    TestBed.inject(Announcer).announce('Gespeichert.');
    await pause();
    expect(document.activeElement?.tagName).toBe('INPUT');
  });
});
