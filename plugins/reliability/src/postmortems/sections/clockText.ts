/** The time of day in UTC: `14:02`. */
export function clockText(at: string): string {
  return new Date(at).toISOString().slice(11, 16);
}
