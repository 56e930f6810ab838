import { type BookingDto } from '@zeitbuch/web-data-access';
import { type CorrectionDraft, missingFields, readLocalTime, requestOf, startDraft } from './correction-draft';

const draft = (part: Partial<CorrectionDraft> = {}): CorrectionDraft => ({
  action: 'add',
  bookingId: null,
  kind: 'clockOut',
  location: 'office',
  localTime: '16:30',
  nextDay: false,
  fold: null,
  reason: 'Gehen vergessen',
  ...part,
});
const booking = (kind: BookingDto['kind'], localTime: string): BookingDto => ({
  bookingId: kind,
  kind,
  localTime,
  location: 'mobileWork',
  at: '',
  source: 'web',
  voided: false,
});

describe('asking for a correction', () => {
  it('reads a time however it is typed', () => {
    expect(['730', '7:30', '07.30', '0730', '7 30'].map(readLocalTime)).toEqual(Array(5).fill('07:30'));
    expect(readLocalTime('16')).toBe('16:00');
    expect(['24:00', '7:60', 'halb acht', '', '7:5'].map(readLocalTime)).toEqual(Array(5).fill(null));
  });

  it('names what is missing in the order of the form', () => {
    expect(missingFields(draft({ action: 'change', localTime: '', reason: 'ab' }), false)).toEqual([
      'booking',
      'localTime',
      'reason',
    ]);
    expect(missingFields(draft(), false)).toEqual([]);
    expect(missingFields(draft(), true)).toEqual(['fold']);
    expect(missingFields(draft({ action: 'remove', bookingId: 'b', localTime: '' }), true)).toEqual([]);
  });

  it('sends of a removal only what it needs', () => {
    expect(
      requestOf(draft({ action: 'remove', bookingId: 'b', reason: ' doppelt gebucht ' }), '2026-11-20', 'c'),
    ).toEqual({
      correctionId: 'c',
      date: '2026-11-20',
      action: 'remove',
      bookingId: 'b',
      reason: 'doppelt gebucht',
    });
  });

  it('sends the later of two equal times when the clocks went back', () => {
    expect(requestOf(draft({ localTime: '230', fold: 'later' }), '2026-10-25', 'c')).toMatchObject({
      localTime: '02:30',
      fold: 'later',
      kind: 'clockOut',
    });
  });

  it('proposes the clock-out that is missing after a forgotten evening', () => {
    expect(startDraft([booking('clockIn', '07:46'), booking('breakEnd', '13:00')], undefined)).toMatchObject({
      action: 'add',
      kind: 'clockOut',
      location: 'mobileWork',
    });
  });

  it('begins with the booking from which the person came', () => {
    expect(startDraft([booking('clockIn', '07:46')], 'clockIn')).toMatchObject({
      action: 'change',
      bookingId: 'clockIn',
      localTime: '07:46',
    });
  });
});
