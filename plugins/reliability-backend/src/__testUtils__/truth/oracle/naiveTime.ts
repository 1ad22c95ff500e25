const instantParts =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?(Z|([+-])(\d\d):(\d\d))$/;

/** ISO 8601 with an offset → UTC milliseconds, digit by digit. */
export function millisOfInstant(text: string): number {
  const parts = instantParts.exec(text);
  if (parts === null) throw new RangeError(`${text} is no instant`);
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map(Number);
  const offset =
    parts[8] === 'Z'
      ? 0
      : (parts[9] === '-' ? -1 : 1) *
        (Number(parts[10]) * 60 + Number(parts[11]));
  const days = daysBefore(year, month) + day - 1;
  const minutes = (days * 24 + hour) * 60 + minute - offset;
  return (minutes * 60 + second) * 1000 + Number(parts[7] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1970 to the first of a month. */
function daysBefore(year: number, month: number): number {
  let days = 0;
  for (let y = 1970; y < year; y += 1) days += isLeap(y) ? 366 : 365;
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31];
  for (let m = 1; m < month; m += 1) days += lengths[m - 1] ?? 30;
  return days;
}

/** `PT1H30M` and the like → milliseconds. */
export function millisOfDuration(text: string): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    text,
  );
  if (parts === null) throw new RangeError(`${text} is no duration`);
  const [days, hours, minutes, seconds] = parts
    .slice(1)
    .map(part => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** The day in UTC, `YYYY-MM-DD`. */
export function dayOfMillis(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
