/** A number to the tenth, as rates are said. @public */
export function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A number to the hundredth, as ratios are said. @public */
export function toHundredth(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A share from 0 to 1 in percent, to the tenth. @public */
export function toPercent(share: number): number {
  return toTenth(share * 100);
}

/** A share from 0 to 1, or a difference of two, in whole points of a hundred; never a negative zero. @public */
export function toPoints(share: number): number {
  return Math.round(share * 100) + 0;
}
