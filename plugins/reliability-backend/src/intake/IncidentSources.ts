import { isDocumentSource } from '@afterword/plugin-reliability-common';
import { IncidentSource } from '@afterword/plugin-reliability-node';
import { ConflictError, InputError } from '@backstage/errors';

/** The sources that modules bring, each under a name of its own. */
export class IncidentSources {
  private readonly byName = new Map<string, IncidentSource>();

  /**
   * @throws InputError for a name that cannot be part of an address
   * @throws ConflictError for one that is taken: one source would get the other's deliveries, or what came of documents
   */
  add(source: IncidentSource): void {
    const { name } = source;
    if (!/^[a-z0-9-]{1,100}$/.test(name)) {
      throw new InputError(
        `A source cannot be named '${name}': lower case letters, digits and dashes only`,
      );
    }
    if (isDocumentSource(name)) {
      throw new ConflictError(
        `A source cannot be named '${name}': that is where imported documents are`,
      );
    }
    if (this.byName.has(name)) {
      throw new ConflictError(`There are two sources named '${name}'`);
    }
    this.byName.set(name, source);
  }

  get(name: string): IncidentSource | undefined {
    return this.byName.get(name);
  }

  names(): string[] {
    return [...this.byName.keys()].sort();
  }
}
