import {
  defaultProposalRules,
  ProposalRules,
  proposalRuleNames,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';

/** Longest look back: a deployment a month before an incident is no proposal any more. */
const MOST_HOURS = 31 * 24;

/**
 * Which rules propose, by the configuration at `reliability.deployments.proposalRules`.
 *
 * @throws Error when a rule would look back no time, or for longer than a month
 */
export function proposalRulesFrom(config: Config): ProposalRules {
  return Object.fromEntries(
    proposalRuleNames.flatMap(name => {
      const path = `reliability.deployments.proposalRules.${name}`;
      const rule = defaultProposalRules[name];
      const isOn =
        config.getOptionalBoolean(`${path}.enabled`) ?? rule !== undefined;
      const withinHours =
        config.getOptionalNumber(`${path}.withinHours`) ?? rule?.withinHours;
      if (!isOn || withinHours === undefined) return [];
      if (!(withinHours > 0 && withinHours <= MOST_HOURS)) {
        throw new Error(
          `${path}.withinHours must be more than 0 and at most ${MOST_HOURS}`,
        );
      }
      return [[name, { withinHours }]];
    }),
  );
}
