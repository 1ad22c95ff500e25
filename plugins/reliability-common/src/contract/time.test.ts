import fc from 'fast-check';
import { DateTime } from 'luxon';
import { instant, toMillis } from './time';

const luxon = (text: string) =>
  DateTime.fromISO(text, { setZone: true }).toMillis();

const digits = (min: number, max: number, width: number) =>
  fc
    .integer({ min, max })
    .map(value => String(value).padStart(width, '0').slice(-width));

describe('instant', () => {
  it('reads what looks plain exactly as the general reader does, whether it is a moment or not', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          digits(0, 9999, 4),
          digits(0, 13, 2),
          digits(0, 32, 2),
          digits(0, 25, 2),
          digits(0, 61, 2),
          digits(0, 61, 2),
        ),
        fc.constantFrom('Z', '.5Z', '.123Z', '.1234Z', 'z', '+02:00', ''),
        ([year, month, day, hour, minute, second], end) => {
          const text = `${year}-${month}-${day}T${hour}:${minute}:${second}${end}`;
          expect(toMillis(text)).toBe(luxon(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '2024-02-29T23:59:59Z',
    '2024-02-29T23:59:59.999Z',
    '2024-03-01T00:59:59+01:00',
    '2024-03-01T00:00Z',
    '2024-03-01T00:00:00+14:00',
    '2024-03-01T00:00:00-14',
  ])('takes %s', text => {
    expect(instant.safeParse(text).success).toBe(true);
  });

  it.each([
    '2023-02-29T00:00:00Z',
    '2023-13-01T00:00:00Z',
    '2023-04-31T00:00:00Z',
    '2024-03-01',
    '2024-03-01T00:00:00',
    '1969-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '2024-03-01T00:00:00+14:01',
    '2024-03-01T00:00:00-15',
    '2024-03-01T00:00:00+0060',
    '2024-03-01T00:00:00+99:99',
  ])('refuses %s', text => {
    expect(instant.safeParse(text).success).toBe(false);
  });
});
