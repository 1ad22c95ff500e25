import { Dice } from './Dice';

const MINUTE = 60_000;

/** Offsets that people tell times with, in minutes; those of one place in summer and in winter are neighbours. */
const offsets = [0, 60, 120, -300, -240, 330, 840, -570] as const;

/** A moment as somebody writes it, in whatever offset. */
export function tell(dice: Dice, millis: number): string {
  const offset = dice.oneOf(offsets);
  const local = new Date(millis + offset * MINUTE).toISOString();
  const plain = millis % 1000 === 0 ? local.slice(0, 19) : local.slice(0, 23);
  if (offset === 0) return `${plain}${dice.oneOf(['Z', '+00:00'])}`;
  const whole = Math.abs(offset);
  const two = (part: number) => String(part).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${plain}${sign}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** A duration as somebody states it. */
export function state(minutes: number): string {
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
