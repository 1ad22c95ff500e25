import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogProjection } from './CatalogProjection';

/**
 * Looks up what somebody names before they write of it. A catalog that is away keeps nothing out, least of all the report of an incident,
 * which may be what it is away for: what the projection does not hold yet is unknown then, and it learns of it when the catalog is back.
 */
export class NamedEntities {
  constructor(
    private readonly projection: CatalogProjection,
    private readonly logger: LoggerService,
  ) {}

  /** @returns whether the catalog answered, or did not have to be asked */
  async ensure(refs: readonly string[]): Promise<boolean> {
    try {
      await this.projection.ensure(refs);
      return true;
    } catch (error) {
      this.logger.warn(
        `What somebody names could not be looked up in the catalog: ${error}`,
      );
      return false;
    }
  }
}
