// eslint-disable-next-line no-control-regex
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** A file without characters for which XML 1.0 or iCalendar has no way to be written: one of them, and no program reads any of it. */
export function sayable(file: string): string {
  return file.replace(UNSAYABLE, '');
}
