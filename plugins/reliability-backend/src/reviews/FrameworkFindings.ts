import { RequestContext } from '../platform/http/RequestContext';
import { FoundTopic } from './AgendaFindings';

/** What there is to speak of where the framework itself is reviewed. Slices further down the house know that; `plugin.ts` wires it. */
export interface FrameworkFindings {
  /**
   * Nothing confidential is among it, and whoever may see nothing of a kind has an agenda without it.
   *
   * @param span - what the review looks back on, in UTC milliseconds
   */
  of(
    context: RequestContext,
    scope: string,
    span: { readonly from: number; readonly until: number },
  ): Promise<FoundTopic[]>;
}
