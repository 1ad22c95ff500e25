/**
 * Work that many ask for at once and one run does for all: whoever asks while it runs waits for it, and unless it
 * fails it goes round once more for what has come meanwhile.
 */
export class SharedRun {
  private running: Promise<void> | undefined;
  private again = false;

  /**
   * @param work - does all that there is to do
   * @param onFailure - told of what the work could not do; whoever asked is not
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Asks for the work. @returns when it is done, or could not be */
  async join(): Promise<void> {
    if (this.running === undefined) this.running = this.run();
    else this.again = true;
    return this.running;
  }

  private async run(): Promise<void> {
    // The run is known as the one that is on before it can end, also where the work fails at once.
    await null;
    try {
      do {
        this.again = false;
        await this.work();
      } while (this.again);
    } catch (error) {
      this.onFailure(error);
    } finally {
      // Here and not in what waits for it, so that nobody joins a run that has looked for the last time.
      this.running = undefined;
    }
  }
}
