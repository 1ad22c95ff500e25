import { ConfigReader } from '@backstage/config';
import { proposalRulesFrom } from './proposalRulesFrom';

const rulesOf = (lastSuccessfulBefore: object) =>
  proposalRulesFrom(
    new ConfigReader({
      reliability: {
        deployments: { proposalRules: { lastSuccessfulBefore } },
      },
    }),
  );

describe('the rules that propose deployments', () => {
  it('look back a day unless somebody says otherwise', () => {
    expect(proposalRulesFrom(new ConfigReader({}))).toEqual({
      lastSuccessfulBefore: { withinHours: 24 },
    });
    expect(rulesOf({ withinHours: 2 })).toEqual({
      lastSuccessfulBefore: { withinHours: 2 },
    });
  });

  it('can be switched off', () => {
    expect(rulesOf({ enabled: false })).toEqual({});
  });

  it.each([0, -1, 1e6])('do not look back %s hours', withinHours => {
    expect(() => rulesOf({ withinHours })).toThrow(
      'withinHours must be more than 0 and at most 744',
    );
  });
});
