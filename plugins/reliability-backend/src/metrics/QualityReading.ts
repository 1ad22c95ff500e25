import {
  AllQualityQuery,
  countToMend,
  IncidentFact,
  IncidentToMend,
  MAX_PAGE_SIZE,
  MetricsQuality,
  MetricsWindow,
  problemsOf,
  QualityOptions,
  qualityFigures,
  QualityProblem,
  QualityQuery,
  showWindow,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { DeploymentFactStore } from '../deployments';
import { Incidents, StoredIncident } from '../incidents';
import { Conditional } from '../platform/http/Conditional';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { Platform } from '../platform/Platform';
import { AskedOnce } from './AskedOnce';
import { FigureAccess, Sight } from './FigureAccess';
import { MetricsStore } from './MetricsStore';
import { QualityStore } from './QualityStore';
import { FactScope } from './scopeFilters';
import { windowOf } from './windowOf';

/** What is looked for. */
interface LookedFor extends QualityOptions {
  /** Incidents with a late cause in the scope, which counts none of them itself: nothing else of them is its business. */
  readonly elsewhere: ReadonlySet<number>;
}

/** Lists the incidents that lower the coverage of figures, for what the reader may see. */
export class QualityReading {
  constructor(
    private readonly platform: Platform,
    private readonly metrics: MetricsStore,
    private readonly store: QualityStore,
    private readonly deploymentFacts: DeploymentFactStore,
    private readonly access: FigureAccess,
    private readonly incidents: Incidents,
  ) {}

  async list(
    context: RequestContext,
    query: QualityQuery,
  ): Promise<Conditional<MetricsQuality>> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    return this.access.answer(sight, now, ['quality', query], async () => {
      const asked = { sight, window, now };
      return this.page(asked, query, await this.optionsOf(asked, query));
    });
  }

  /** All of them, page by page: of one window, as of one moment. */
  async *listAll(
    context: RequestContext,
    query: AllQualityQuery,
  ): AsyncGenerator<readonly IncidentToMend[]> {
    const now = this.platform.clock();
    const window = windowOf(query, now);
    const sight = await this.access.sight(context);
    const asked = { sight, window, now };
    const options = await this.optionsOf(asked, query);
    yield* allPages(cursor =>
      this.page(asked, { ...query, limit: MAX_PAGE_SIZE, cursor }, options),
    );
  }

  /** What is looked for; of causes nothing for whoever may see no deployment. */
  private async optionsOf(
    { sight, window, now }: AskedOnce,
    query: AllQualityQuery,
  ): Promise<LookedFor> {
    const { scope, durations, resolveFrom, figure = qualityFigures } = query;
    const figures = figure.filter(
      each => each !== 'changeFailureRate' || sight.deployments.allowed,
    );
    return {
      durations,
      resolveFrom,
      figures,
      from: window.from,
      now,
      censorAt: Math.min(window.until, now),
      ...(figures.includes('changeFailureRate')
        ? await this.lateCauses(await sight.scope(scope), window)
        : { withLateCauses: new Set(), elsewhere: new Set() }),
    };
  }

  private async lateCauses(
    where: FactScope,
    window: MetricsWindow,
  ): Promise<Pick<LookedFor, 'withLateCauses' | 'elsewhere'>> {
    const { database } = this.platform;
    const facts = this.deploymentFacts;
    const withLateCauses = await facts.idsWithLateCauses(
      database,
      where,
      window,
    );
    const elsewhere =
      withLateCauses.size > 0
        ? await facts.idsWithLateCausesElsewhere(database, where, window)
        : withLateCauses;
    return { withLateCauses, elsewhere };
  }

  private async page(
    { sight, window }: AskedOnce,
    query: QualityQuery,
    options: LookedFor,
  ): Promise<MetricsQuality> {
    const { scope } = query;
    const where = await sight.scope(scope);
    const { facts, next } = await this.store.page(
      this.platform.database,
      where,
      { ...options, window },
      query,
      fact => toMend(fact, options).length > 0,
    );
    const total = query.count
      ? await this.count(where, window, options)
      : undefined;
    const titles = await this.titlesOf(facts, sight);
    return {
      scope,
      window: showWindow(window),
      items: facts.map(fact => present(fact, titles, options)),
      page: { next, total },
    };
  }

  private async count(
    where: FactScope,
    window: MetricsWindow,
    options: LookedFor,
  ): Promise<number> {
    const { facts, spanning } = await this.metrics.factsTouching(
      this.platform.database,
      where,
      window,
    );
    const own = countToMend([...facts, ...spanning], window, options);
    return own + options.elsewhere.size;
  }

  private async titlesOf(
    facts: readonly IncidentFact[],
    { principal, incidents }: Sight,
  ): Promise<ReadonlyMap<number, StoredIncident>> {
    const found = await this.incidents.store.get(
      this.platform.database,
      facts.map(({ incidentId }) => incidentId),
      {
        principal,
        criteria: incidents.allowed ? incidents.criteria : undefined,
      },
    );
    return new Map(found.map(incident => [incident.id, incident]));
  }
}

/** What is wrong with an incident that concerns the scope. */
function toMend(fact: IncidentFact, options: LookedFor): QualityProblem[] {
  const isElsewhere = options.elsewhere.has(fact.incidentId);
  return problemsOf(
    fact,
    isElsewhere ? { ...options, figures: ['changeFailureRate'] } : options,
  );
}

function present(
  fact: IncidentFact,
  incidents: ReadonlyMap<number, StoredIncident>,
  options: LookedFor,
): IncidentToMend {
  const { incidentId, severity, anchorAt } = fact;
  return {
    key: toKey('incident', incidentId),
    title: incidents.get(incidentId)?.title ?? '',
    severity,
    anchor: toInstant(anchorAt ?? 0),
    problems: toMend(fact, options),
  };
}
