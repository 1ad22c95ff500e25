import { said } from '../contract';
import { durationMessage } from './durationMessage';
import type { MetricsMessage, MetricsMessageCode } from './messages';
import type { CommitmentAgeFigure, Figure, FigureState } from './model';

/** A figure that has no value. @public */
export type FigureWithoutValue = Extract<
  Figure | CommitmentAgeFigure,
  { readonly state: Exclude<FigureState, 'ok' | 'lowConfidence'> }
>;

type NothingThere = Exclude<
  Extract<FigureWithoutValue, { readonly state: 'none' }>['definition'],
  'timeBetweenIncidents'
>;

/** Of what there was none. */
const nothing = {
  timeToDetect: 'nothingHappened',
  timeToAcknowledge: 'nothingHappened',
  timeToRestore: 'nothingHappened',
  timeToResolve: 'nothingHappened',
  failedDeploymentRecovery: 'noneByDeployment',
  recurrence: 'nothingToFollow',
  changeFailureRate: 'nothingDeployed',
  changeSuccessRate: 'nothingDeployed',
  commitmentsOnTime: 'nothingDue',
  commitmentsVerified: 'nothingToCheck',
  commitmentAge: 'nothingOpen',
} as const satisfies Readonly<Record<NothingThere, MetricsMessageCode>>;

/** Figures of deployments, which are observed by themselves. */
const ofDeployments: ReadonlySet<FigureWithoutValue['definition']> = new Set<
  FigureWithoutValue['definition']
>(['changeFailureRate', 'changeSuccessRate', 'failedDeploymentRecovery']);

/**
 * Why a figure has no value, in a few words: the same on pages and in reports.
 *
 * @public
 */
export function reasonOf(figure: FigureWithoutValue): MetricsMessage {
  switch (figure.state) {
    case 'notObserved':
      return said(
        ofDeployments.has(figure.definition)
          ? 'noDeploymentsKnown'
          : 'notObservedYet',
      );
    case 'unattributed':
      return said('tooLittleKnown');
    case 'tooFew':
      return said(
        figure.definition === 'timeBetweenIncidents'
          ? 'observedTooShort'
          : 'tooFewForTypical',
      );
    default:
      return figure.definition === 'timeBetweenIncidents'
        ? said('noneSoAtLeast', { atLeast: durationMessage(figure.atLeast) })
        : said(nothing[figure.definition]);
  }
}
