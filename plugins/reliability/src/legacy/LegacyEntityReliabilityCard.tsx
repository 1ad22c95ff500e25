import { compatWrapper } from '@backstage/core-compat-api';
import { EntityReliabilityCard } from '../entity/EntityReliabilityCard';
import { Provided } from '../shell/Provided';

/** The entity card, for the old frontend system. */
export function LegacyEntityReliabilityCard() {
  return compatWrapper(
    <Provided>
      <EntityReliabilityCard />
    </Provided>,
  );
}
