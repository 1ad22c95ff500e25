/**
 * Has moments shown as to a reader in a zone, whatever the zone of the machine is; until mocks are restored.
 *
 * @param zone - its name in the tz database
 */
export function readIn(zone: string) {
  const { DateTimeFormat } = Intl;
  jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(
    (locales, options) =>
      new DateTimeFormat(locales, {
        ...options,
        timeZone: options?.timeZone ?? zone,
      }),
  );
}
