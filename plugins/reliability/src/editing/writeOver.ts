/** Others may write at the same moment; after so many times the writer is told. */
const MOST_TRIES = 3;

/**
 * Writes on the version that the writer saw. When that has moved, and nothing that the writer decided about did, writes again on
 * what is stored now.
 *
 * @param readCurrent - what is stored now, as a refusal of an old version tells it
 * @param mayGoOn - whether the writer would decide the same, given what is stored now
 * @throws what the last try threw
 */
export async function writeOver<
  TAnswer,
  TStored extends { readonly version: number },
>(
  version: number,
  write: (version: number) => Promise<TAnswer>,
  readCurrent: (error: unknown) => TStored | undefined,
  mayGoOn: (current: TStored) => boolean = () => true,
): Promise<TAnswer> {
  let base = version;
  for (let tries = 1; ; tries += 1) {
    try {
      return await write(base);
    } catch (error) {
      const current = readCurrent(error);
      if (!current || tries === MOST_TRIES || !mayGoOn(current)) throw error;
      base = current.version;
    }
  }
}
